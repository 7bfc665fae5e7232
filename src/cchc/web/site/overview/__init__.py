"""The province on one page: figures, charts as SVG made here, the sentence that each chart says, files to take away."""
