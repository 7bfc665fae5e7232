"""`cchc completion SHELL`: what a shell has to evaluate to complete commands and options."""

import click
from click.shell_completion import get_completion_class

from cchc.web.cli.language import tr


@click.command(options_metavar=tr("[TÙY CHỌN]"), help=tr('Ví dụ: eval "$(cchc completion bash)"'))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Prints the script of that shell."""
    kind = get_completion_class(shell)
    assert kind is not None  # the three shells of the choice are click's own
    click.echo(kind(ctx.find_root().command, {}, "cchc", "_CCHC_COMPLETE").source())
