"""Pictures of pages: straightened, their rules found, their letters recognised by a helper program."""
