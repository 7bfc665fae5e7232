"""All rules, in the order in which a person reads the plan: the document, the targets, the rows, the words."""

from cchc.pure.reading.checks import (
    agency_names,
    assignments,
    cited,
    completeness,
    deadlines,
    numbering,
    repeats,
    row_numbers,
    slips,
    spelling,
    targets,
)
from cchc.pure.reading.checks.rule import Rule

GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (
        "Chỉ tiêu",
        (
            targets.target_without_row,
            targets.row_target_not_in_body,
            targets.figure_dropped,
            targets.figure_changed,
            targets.target_part_dropped,
            targets.output_in_other_unit,
        ),
    ),
    (
        "Đánh số",
        (
            numbering.repeated,
            numbering.skipped,
            row_numbers.row_number_skipped,
            row_numbers.row_number_repeated,
            row_numbers.row_number_restarted,
            numbering.missing,
            numbering.heading_skipped,
            numbering.out_of_order,
            numbering.collision,
        ),
    ),
    (
        "Thời hạn",
        (
            deadlines.before_plan_year,
            deadlines.before_period,
            deadlines.after_plan_year,
            deadlines.impossible_date,
            deadlines.not_understood,
            deadlines.without_date,
            deadlines.event_without_offset,
            deadlines.open_ended,
            deadlines.report_without_date,
        ),
    ),
    (
        "Phân công",
        (
            assignments.lead_names_nobody,
            assignments.lead_is_support,
            assignments.lead_group_is_support,
            assignments.several_leads,
            agency_names.agency_name_varies,
        ),
    ),
    (
        "Ô bỏ trống",
        (
            completeness.lead_missing,
            completeness.deadline_missing,
            completeness.activity_missing,
            completeness.support_missing,
            completeness.output_missing,
            completeness.target_missing,
            completeness.budget_missing,
        ),
    ),
    (
        "Trùng lặp",
        (
            repeats.task_repeated,
            repeats.activity_repeated,
            repeats.nearly_repeated,
            repeats.activity_equals_task,
        ),
    ),
    (
        "Viện dẫn",
        (cited.two_dates, cited.year_differs, cited.without_date, cited.misspelt),
    ),
    (
        "Chữ viết",
        (
            slips.iso_edition,
            slips.iso_editions_mixed,
            slips.doubled_word,
            slips.letter_for_numeral,
            slips.words_glued,
            slips.word_misspelt,
            spelling.compound_misspelt,
            spelling.word_confused,
            slips.text_cut,
            slips.space_missing,
            slips.brackets_unbalanced,
        ),
    ),
)
RULES: tuple[Rule, ...] = tuple(rule for _, rules in GROUPS for rule in rules)
