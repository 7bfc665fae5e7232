"""WordprocessingML, one concern a module: styles, automatic numbers, the text of a paragraph, tables."""
