"""Checks: declared, read-only questions to a host, each with an expectation.

- `kinds/`: one kind a file: parameters, facts, probe
- `kind, schema`: what makes a kind; how its parameters and facts are declared
- `read, convert, spec, lint`: a block's YAML -> what to ask, with mistakes told by file:line
- `condition, message, units, variables, patterns, files`: what these need
- `date_names, stamp_shapes, stamps`: a line -> its stamp
- `log_heads, log_tables, log_columns, log_starts`: a log: lines -> stamps
- `zones, log_orders, log_days, log_own, log_times, log_search, log_files, signatures`: stamps ->
  events with times -> messages
- `settings_files, setting_edit`: what a settings file holds; one value of it changed
- `cron`: when a line of a crontab runs next
- `generations`: which generation of the product a machine has
- `single`: one check without an article, to try it
- `examine, run, summary`: one check -> one result; many side by side; the verdict

How a check runs:

1. `engine.checking` finds the blocks that a name stands for; `checks.read` turns each into a
   `CheckSpec`. A faulty block becomes a check that ends in an error naming file and line.
2. `run.Run` starts those whose requirements are met, each in a thread under a `Limit`, and
   yields results as they come. A thread that does not come back is given up; its result says
   so.
3. `examine.Examiner` fills in variables (discovered once), has the kind probe the host, and
   takes the first outcome whose condition holds over the facts. The host is wrapped in `Once`,
   so that lists of processes and tasks are taken once a run and all checks speak of the same
   moment.
4. `summary` makes one verdict of all results. `engine.evidence` lets those of the candidate
   articles multiply or divide their odds (`engine.weighing`); an article needs one result that
   speaks for it to become the answer. Articles for another generation of the product than the
   machine has are no candidates; pages of checks (`answers: no`) are looked at besides.
"""
