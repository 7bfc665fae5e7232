"""Search over everything, without accents: each kind of thing is one group, counted, and only what one may see."""
