#pragma once

namespace softfocus {

class ResultSource;
class RowsTable;
class Selection;

/// What mixing does to each word: its nearest words of the vocabulary before and after, and how far it moved. Only the words in
/// sight are looked up, on another thread. The chosen word's move in a sentence is the description of the table in it.
RowsTable* makeMovesTable(const ResultSource& results, Selection& selection);

} // namespace softfocus
