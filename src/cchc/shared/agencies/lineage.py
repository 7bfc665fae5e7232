"""What became of an agency: every row and every succession in memory, asked without the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.pure.span import Span
from cchc.shared.agencies.models import Agency, Succession


def span_of(row: Agency) -> Span:
    return Span(row.valid_from, row.valid_to)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Rows by id and by code (in order of their days); for each row the moves (day, ids of who came after)."""

    rows: dict[int, Agency]
    by_code: dict[str, list[Agency]]
    moves: dict[int, list[tuple[date, tuple[int, ...]]]]

    def on(self, code: str, day: date) -> Agency | None:
        """The row of a code that holds on a day."""
        return next((row for row in self.by_code.get(code, ()) if span_of(row).covers(day)), None)

    def successors(self, agency: Agency, day: date) -> list[Agency]:
        """Who does on a day what this agency did: itself while it lasts; [] before it began or where nobody does."""
        found: dict[int, Agency] = {}
        seen: set[int] = set()
        waiting = [self.rows.get(agency.pk, agency)]  # as it stands, not as the caller once read it
        while waiting:
            row = waiting.pop(0)
            if row.pk in seen or row.valid_from > day:
                continue
            seen.add(row.pk)
            if span_of(row).covers(day):
                found[row.pk] = row
            else:
                waiting += self._after(row, day)
        return list(found.values())

    def successors_of_code(self, code: str, day: date) -> list[Agency]:
        """The same for a code: its row of the day, else what became of the last one before."""
        if row := self.on(code, day):
            return [row]
        earlier = [row for row in self.by_code.get(code, ()) if row.valid_from <= day]
        return self.successors(earlier[-1], day) if earlier else []

    def _after(self, row: Agency, day: date) -> list[Agency]:
        """Who came after a closed row: by its moves; where none is told, the later rows of its own code."""
        moves = [ids for on, ids in self.moves.get(row.pk, ()) if on <= day]
        if moves:
            return [self.rows[one] for ids in moves for one in ids if one in self.rows]
        return [later for later in self.by_code[row.code] if later.valid_from > row.valid_from]


def build_lineage(rows: Iterable[Agency], moves: dict[int, list[tuple[date, tuple[int, ...]]]]) -> Lineage:
    by_code: dict[str, list[Agency]] = defaultdict(list)
    ordered = sorted(rows, key=lambda row: row.valid_from)
    for row in ordered:
        by_code[row.code].append(row)
    return Lineage({row.pk: row for row in ordered}, dict(by_code), moves)


def load_lineage() -> Lineage:
    """In four queries, whatever the size."""
    return build_lineage(Agency.objects.all(), _moves())


def _moves() -> dict[int, list[tuple[date, tuple[int, ...]]]]:
    news: dict[int, list[int]] = defaultdict(list)
    for succession, agency in Succession.news.through.objects.values_list("succession_id", "agency_id"):
        news[succession].append(agency)
    days = dict(Succession.objects.values_list("pk", "on"))
    moves: dict[int, list[tuple[date, tuple[int, ...]]]] = defaultdict(list)
    for succession, agency in Succession.olds.through.objects.values_list("succession_id", "agency_id"):
        moves[agency].append((days[succession], tuple(sorted(news[succession]))))
    return dict(moves)
