"""What a page with geometry needs, be it a page of a .pdf or a scan: glyphs → lines → cells, paragraphs → blocks.

Everywhere here x grows to the right and y grows downwards from the upper left corner of the upright page.
"""
