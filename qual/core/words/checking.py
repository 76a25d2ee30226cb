"""What is said of numbers that cannot be right, English."""

CHECKING: dict[str, str] = {
    "numbers.sum": "column '{column}': the rows add up to {added}, printed is {stated}",
    "numbers.sum.hint": "a row is missing or a number is mistyped",
    "numbers.percentage": "of {base} these percentages are not those of their counts: {rows}",
    "numbers.percentage.hint": "bases that would fit all rows: {range}",
    "numbers.hundred": "column '{column}': the percentages add up to {added}, more than rounding explains",
    "numbers.hundred.hint": "one is mistyped, or people can be in several rows: then say so",
    "numbers.unknown": "column '{column}': the percentages add up to {added}, and there is no row "
    "for the unknown",
    "numbers.unknown.hint": "add a row with the unknown, or say that the base is those who are known",
    "numbers.total": "the same total is printed with different values: {listed}",
    "numbers.total.hint": "digits that may have changed places: {swapped}",
    "numbers.rounded": "row '{row}': {printed}% is the sum of rounded percentages, of the counts it "
    "is {true}%",
    "numbers.rounded.hint": "round once, from the counts",
    "numbers.text": "the text says '{shown}' of '{row}', which stands nowhere in that row of table {table}",
    "numbers.text.hint": "take the table's number, or name the other base",
}
