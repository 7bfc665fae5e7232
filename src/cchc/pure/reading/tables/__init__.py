"""From grid tables to items: header → roles of columns → kind of table → rows → items."""
