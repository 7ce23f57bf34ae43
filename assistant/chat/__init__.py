"""The conversation as a service: what a person says goes in, events come out; without a screen.

- `service`: what an input does in its state
- `talk`: the dialogue, answers, choices
- `intents, phrases, signs, small_talk`: what a line is taken for (pure); the tables of everyday
  words
- `consent`: the closed grammar of a yes: the only words that run a plan
- `looking, mending`: checks and values; fixes: offered, shown, consented to, taken back
- `fix_run`: a fix in a thread that stands still where it asks
- `states, events, commands, sentences`: frozen events; slash commands; what the chat says by
  itself
- `findings, sections`: what is read first of an article's checks and of its text (pure)
- `replay`: what happened in a session -> events
"""
