"""SpreadsheetML: the parts of a workbook, values as they are shown, a sheet as paragraphs and a table."""
