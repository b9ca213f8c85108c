# %%
turns = 0
while True:
    turns += 1

# %%
turns > 0
