"""What else of a line is private: a model that has read lines in which people marked it.

Rules know secrets by their shape. This knows them by their neighbourhood, as a reader does: in
``the wifi one is bluehorse`` nothing but the words around it gives the value away.

- `heads`: where the message of a log line begins
- `tokens`: a line's words, numbers and signs
- `features`: what stands at and around each token
- `model`: how likely each token is a secret or tells of somebody; the model is `private.model`
- `spans`: which stretches of a line to take out
- `training`: `lines.txt`, in which what is private is marked -> the model
"""
