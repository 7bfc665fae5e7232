"""OpenDocument text, one concern a module: styles, automatic numbers, the walk through the body."""
