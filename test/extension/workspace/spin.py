# %%
n = 1

# %%
while True:
    n += 1

# %%
n
