"""The page of the guide that lists every rule, written from the registry.

python -m cchc.pure.reading.checks.guide > docs/guide/kiem-tra-ke-hoach.md
"""

from cchc.pure.reading.checks.copies import EXAMPLE, MESSAGE
from cchc.pure.reading.checks.registry import GROUPS
from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING

SEVERITIES = {ERROR: "Lỗi", WARNING: "Cảnh báo", INFO: "Lưu ý"}

_HEAD = """# Kiểm tra kế hoạch

Khi đọc một kế hoạch, `cchc` kiểm tra văn bản theo các quy tắc dưới đây. Mỗi phát hiện nêu chỗ sai, trích nguyên văn
và nói cần làm gì; bấm vào phát hiện để xem chỗ đó trong văn bản.

- **Lỗi**: gần như chắc chắn sai, nên sửa trước khi ban hành.
- **Cảnh báo**: nhiều khả năng sai hoặc thiếu, cần xem lại.
- **Lưu ý**: đáng xem, có thể là cố ý.

Trang này được viết tự động từ các quy tắc; không sửa tay.
"""


def guide() -> str:
    """The whole page, as Markdown."""
    parts = [_HEAD]
    for title, rules in GROUPS:
        parts.append(f"## {title}\n")
        parts.append("| Quy tắc | Mức độ | Kiểm tra gì | Ví dụ |\n|---|---|---|---|")
        for rule in rules:
            example = rule.message % rule.example
            parts.append(f"| `{rule.id}` | {SEVERITIES[rule.severity]} | {rule.what} | {example} |")
        parts.append("")
    parts.append("## So sánh hai kế hoạch\n")
    parts.append("| Quy tắc | Mức độ | Kiểm tra gì | Ví dụ |\n|---|---|---|---|")
    what = "Từ một nửa số nhiệm vụ trở lên trùng hoặc gần trùng với kế hoạch khác."
    parts.append(f"| `plan-copied` | {SEVERITIES[WARNING]} | {what} | {MESSAGE % EXAMPLE} |")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    print(guide(), end="")
