"""The matcher: a question -> articles with reasons -> a decision.

- `tokens, stem, words`: text -> words, stems, negation
- `features`: words -> the strings that weights are kept for
- `synonyms`: groups of words that mean the same
- `spelling`: typo repair (rapidfuzz) against the vocabulary
- `index`: the compiled index, read by key
- `linear, lexical`: trained weights; phrase search (BM25)
- `rank, confidence`: ranked articles; how sure to be of the first, and that any is meant
- `decide`: the limits, all in one place, with where each came from
- `learn`: phrases -> weights (while compiling only)

How a question is scored:

1. `tokens`: folded words with light stems; words within reach of a "not" are marked; codes,
   paths and names in capitals are set apart from repair.
2. Unknown words are repaired if they are no English word, at most one letter wrong under six
   letters, two from there on. The repair counts less than a word spelt right; the word as
   written stays.
3. `linear`: multinomial logistic regression over words, neighbouring pairs, synonym groups and
   runs of three to five letters (four where there are thousands of phrases, which are also gone
   through less often). Two pseudo-articles compete with the articles: *none of these* (trained
   on near misses and a shipped list of small talk) and *not enough said*. Words that were never
   seen dilute the rest. `lexical` adds or replaces this where symptoms are few. Where most
   articles are pieces of documents, it searches their prose instead: BM25F over title,
   headings, path, text and code.
4. `rank`: softmax. `confidence` then says how sure to be, from three signals: the lead of the
   first article, the odds against *none of these*, and how much more often the article's own
   phrases have the words than all others do. What they are worth, every knowledge base learns
   from its own phrases while it is compiled (`kb.calibrate`): some are held back, some articles
   left out altogether, a draft is asked. A question that is a symptom word for word is taken at
   that; where it has fewer than three topic words, all its words count.
5. `decide`: abstain, ask, or answer. The limits are in one file and are not a knowledge base's
   to set.

Whole words with all their features are summed up while compiling, so that a question costs
about one row a word and a few rows for pairs.
"""
