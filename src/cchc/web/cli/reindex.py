"""`cchc reindex`: the index of the search, made anew. Migrations, upgrade and restore do it by themselves."""

import click

from cchc.web.cli.language import tr
from cchc.web.cli.operate import start_django


@click.command(
    help=tr(
        "Dựng lại chỉ mục tìm kiếm. Chỉ cần khi nghi chỉ mục hỏng: hệ thống tự giữ chỉ mục đúng mỗi lần lưu."
    )
)
def reindex() -> None:
    start_django()
    from cchc.shared.records.words import keep

    tables = keep(anew=True)
    click.echo(tr("Đã dựng lại chỉ mục tìm kiếm của %(count)d bảng.", count=len(tables)))
