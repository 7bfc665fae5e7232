"""`cchc` and its commands, each loaded when it is called."""

from importlib import import_module

import click

from cchc import __version__
from cchc.web.cli.language import tr

# command → module under cchc.web.cli that holds it, and its one line in `cchc --help`
COMMANDS = {
    "read": ("read", tr("Đọc văn bản kế hoạch thành dữ liệu có cấu trúc và chỉ ra chỗ sai.")),
    "setup": ("operate", tr("Chuẩn bị cơ sở dữ liệu, phông chữ và tệp tĩnh.")),
    "serve": ("operate", tr("Chạy máy chủ web cùng tiến trình nền.")),
    "worker": ("operate", tr("Chạy riêng tiến trình nền (đọc văn bản, nhắc việc).")),
    "remind": ("remind", tr("Gửi thông báo nhắc việc của một ngày.")),
    "demo": ("operate", tr("Dựng tỉnh mẫu với kế hoạch mẫu để dùng thử.")),
    "agencies": ("agencies", tr("Danh mục cơ quan: đưa tỉnh, thành phố với các xã, phường vào hệ thống.")),
    "backup": ("operate", tr("Sao lưu toàn bộ dữ liệu vào một tệp.")),
    "restore": ("operate", tr("Khôi phục dữ liệu từ tệp sao lưu.")),
    "upgrade": ("operate", tr("Nâng cấp: sao lưu, cập nhật cơ sở dữ liệu, tự quay lại nếu hỏng.")),
    "reindex": ("reindex", tr("Dựng lại chỉ mục tìm kiếm.")),
    "health": ("operate", tr("Kiểm tra tình trạng hệ thống.")),
    "createuser": ("operate", tr("Tạo tài khoản người dùng.")),
    "invite": ("invite", tr("In đường dẫn đặt mật khẩu dùng một lần cho một người.")),
    "completion": ("completion", tr("In đoạn lệnh để trình lệnh tự điền tên lệnh và tùy chọn.")),
}


class LazyGroup(click.Group):
    """Knows the names of its commands and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"cchc.web.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        command.short_help = COMMANDS[cmd_name][1]
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(tr("Các lệnh")):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()], col_spacing=3)


@click.group(
    cls=LazyGroup,
    options_metavar=tr("[TÙY CHỌN]"),
    subcommand_metavar=tr("LỆNH [THAM SỐ]..."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=tr("cchc: đưa kế hoạch cải cách hành chính của tỉnh, đúng như văn bản đã ban hành, vào thực hiện."),
)
@click.version_option(__version__, "--version", message="cchc %(version)s", help=tr("In số phiên bản."))
def main() -> None:
    """The root of all commands."""
