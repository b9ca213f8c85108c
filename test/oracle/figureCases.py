"""What a user draws and asks: recordFigures.py records what real matplotlib answers, test/shim replays it."""

# What makes answers comparable: numbers to six digits, no addresses, lists for arrays.
prologue = """
import re
import warnings
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

warnings.simplefilter("ignore")

def plain(value):
    if hasattr(value, "tolist") and not isinstance(value, (str, bytes)):
        value = value.tolist()
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, (str, int, type(None))):
        return value
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return re.sub("( object)? at 0x[0-9a-f]+", "", repr(value))

def limits():
    return plain([plt.xlim(), plt.ylim()])

def colors(artists):
    return [mpl.colors.to_hex(artist.get_color()) for artist in artists]
"""

# Each begins without figures; the last line is what is asked.
cases = """
plt.plot([1, 2, 3], [1, 4, 9]); limits()
plt.plot([5]); limits()
plt.plot([3, 3]); limits()
plt.plot([0, 0]); limits()
plt.plot([1e-20, 2e-20]); limits()
plt.plot([float("nan"), 2, 3]); limits()
plt.plot([None, 2, 3]); limits()
plt.plot(np.ones((4, 3)) * np.arange(3)); limits()
plt.plot([1, 2], [3, 4], "r", [5, 6], [7, 8], "g"); limits()
plt.plot(range(3), (1, 2, 3)); limits()
plt.plot(3); limits()
plt.plot([True, False]); limits()
plt.plot([1, 10, 100]); plt.yscale("log"); limits()
plt.loglog([1, 10, 1000], [0.5, 2, 7]); limits()
plt.plot([-1, 10, 100]); plt.yscale("log"); limits()
plt.yscale("log"); limits()
plt.plot([-100, 100]); plt.yscale("symlog"); limits()
plt.bar([1, 2, 3], [3, -2, 5]); limits()
plt.bar([1, 2, 3], [3, 2, 5]); limits()
plt.bar(["a", "b"], [3, 2]); limits()
plt.barh([1, 2], [3, 2], left=1); limits()
plt.bar([1, 2], [3, 2], bottom=[1, 4], width=0.5, align="edge"); limits()
plt.hist([1, 2, 2, 3]); limits()
plt.hist([1, 2, 2, 3], orientation="horizontal"); limits()
plt.hist([1, 2, 2, 3], histtype="step"); limits()
plt.imshow(np.ones((4, 6))); limits()
plt.imshow(np.ones((4, 6)), origin="lower"); limits()
plt.imshow(np.ones((4, 6)), extent=[0, 1, 5, 9]); limits()
plt.imshow(np.ones((4, 6))); plt.plot([0, 9], [0, 9]); limits()
plt.matshow(np.ones((4, 6))); limits()
plt.pcolormesh(np.ones((4, 6))); limits()
plt.pcolormesh([0, 1, 3], [1, 2], np.ones((1, 2))); limits()
plt.pcolormesh([0, 1, 3], [1, 2], np.ones((2, 3)), shading="nearest"); limits()
plt.contour(np.eye(4)); limits()
plt.contourf([1, 2, 4], [0, 5, 6], np.eye(3)); limits()
plt.scatter([1, 2], [3, 5], s=500); limits()
plt.scatter([1, 2, 3], [3, 5, float("nan")]); limits()
plt.plot([1, 2]); plt.autoscale(tight=True); limits()
plt.plot([0, 3], [1, 5]); plt.axis("square"); limits()
plt.fill_between([1, 2, 3], [1, 2, 1], -1); limits()
plt.fill_between([1, 2, 3], [1, 2, 9], 0, where=[True, True, False]); limits()
plt.errorbar([1, 2], [3, 4], yerr=[0.5, 1], xerr=0.2); limits()
plt.errorbar([1, 2], [3, 4], yerr=[[0.5, 1], [2, 3]]); limits()
plt.axhline(3); limits()
plt.axvline(3); plt.plot([1, 2]); limits()
plt.axhspan(1, 2); limits()
plt.hlines([1, 2], 0, 5); limits()
plt.vlines(1, 0, 5); limits()
plt.step([1, 2, 3], [3, 4, 1]); limits()
plt.stem([1, 3, 2]); limits()
plt.text(5, 5, "x"); limits()
plt.annotate("x", (5, 5)); limits()
plt.fill([0, 4, 2], [0, 0, 3]); limits()
plt.plot([1, 2]); plt.xlim(5, 3); limits()
plt.plot([1, 2]); plt.xlim(left=-1); limits()
plt.plot([1, 2]); plt.gca().invert_yaxis(); limits()
plt.plot([1, 2]); plt.margins(0); limits()
plt.plot([1, 2]); plt.margins(x=0.2); limits()
plt.plot([1, 2]); plt.axis("tight"); limits()
plt.plot([1, 2]); plt.axis([0, 9, -1, 1]); limits()
plt.plot([1, 2]); plt.xticks([0, 5]); limits()
plt.plot([1, 2]); plt.xticks([0.2, 0.5]); limits()
plt.plot([1, 2]); plt.xlim(0, 1); plt.plot([5, 6]); limits()
plt.plot([1, 2]); plt.plot([7, 9], transform=plt.gca().transAxes); 1
fig, axs = plt.subplots(2, 2, sharex=True); axs[0, 0].plot([1, 9], [2, 3]); axs[1, 1].plot([4, 20], [5, 6]); plain([[ax.get_xlim(), ax.get_ylim()] for ax in axs.flat])
fig, axs = plt.subplots(2, 2, sharex="col", sharey="row"); axs[0, 0].plot([1, 9], [2, 3]); plain([[ax.get_xlim(), ax.get_ylim()] for ax in axs.flat])
fig, ax = plt.subplots(); ax.plot([1, 2]); twin = ax.twinx(); twin.plot([5, 9, 7]); plain([ax.get_xlim(), ax.get_ylim(), twin.get_xlim(), twin.get_ylim()])
colors(plt.plot(np.ones((2, 12))))
colors(plt.plot([1], [2], "r", [1], [2], "C3--", [1], [2], "k.", [1], [2], "o"))
plt.plot([1], color="r"); colors(plt.plot([1]))
plt.plot([1]); plt.scatter([1], [1]); plt.bar([1], [1]); colors(plt.plot([1]))
[mpl.colors.to_hex(c, keep_alpha=True) for c in ["r", "0.5", "#abc", "#abcd", "C1", "tab:blue", "rebeccapurple", (0, 0.5, 1), (0, 0.5, 1, 0.5), ("g", 0.5), "none", "Dark Green".replace(" ", "")]]
line = plt.plot([1, 2], "g:^")[0]; [line.get_linestyle(), line.get_marker(), line.get_color()]
line = plt.plot([1, 2], "-.")[0]; [line.get_linestyle(), line.get_marker()]
line = plt.plot([1, 2], "s")[0]; [line.get_linestyle(), line.get_marker()]
line = plt.plot([1, 2], "--", lw=3, ms=4, label="a")[0]; [line.get_linestyle(), line.get_linewidth(), line.get_markersize(), line.get_label()]
line = plt.plot([1, 2], "D--", mfc="none", mec="b")[0]; [line.get_marker(), line.get_markerfacecolor(), line.get_markeredgecolor()]
plain(plt.plot([4, 5, 6])[0].get_data())
plain(plt.hist([1, 2, 2, 3.5, 7], bins=4)[:2])
plain(plt.hist([1, 2, 2, 3.5, 7], bins=[0, 2, 4, 8])[:2])
plain(plt.hist([1, 2, 2, 3.5, 7], bins=5, density=True)[:2])
plain(plt.hist([1, 2, 2, 3.5, 7], bins=5, cumulative=True)[:2])
plain(plt.hist([1, 2, 2, 3.5, 7], bins=5, cumulative=True, density=True)[:2])
plain(plt.hist([1, 2, 2, 3.5, 7], bins=3, range=(0, 3), weights=[1, 2, 3, 4, 5])[:2])
plain(plt.hist([[1, 2, 3], [2, 3, 9]], bins=3)[:2])
plain(plt.hist([[1, 2, 3], [2, 3, 9]], bins=3, stacked=True)[:2])
plain(plt.hist(np.arange(50) ** 2 / 7, bins="auto")[:2])
plain(plt.hist(np.arange(50) ** 2 / 7, bins="sturges")[:2])
plain(plt.hist(np.arange(50) ** 2 / 7, bins="fd")[:2])
plain(plt.hist(np.arange(50) ** 2 / 7, bins="sqrt")[:2])
plain(plt.hist([3, 3, 3])[:2])
plain(plt.hist([])[:2])
plain(plt.hist([1, 2])[2])
plain(plt.hist([[1], [2]])[2])
plain(plt.hist2d([1, 2, 2], [5, 6, 6], bins=2)[:3])
[bar.get_height() for bar in plt.bar([1, 2], [3, 4])]
plain([[bar.get_x(), bar.get_width(), bar.get_y()] for bar in plt.bar([1, 2], [3, 4], bottom=1)])
plain(plt.cm.tab10(3))
plain(plt.cm.gray([0.0, 0.5, 1.0]))
plain(mpl.colors.Normalize(0, 4)([1, 2]))
plain(mpl.colors.LogNorm(1, 100)(10))
plt.get_cmap("viridis").N
plain(plt.imshow([[1, 2], [3, 9]]).get_clim())
plt.imshow(np.ones((2, 3)), origin="lower").get_extent()
plain(plt.plot([1, 2]))
plain(plt.scatter([1], [2]))
plain(plt.bar([1], [2]))
plain(plt.imshow([[1]]))
plain(plt.fill_between([1, 2], [1, 2]))
plain(plt.errorbar([1], [2], yerr=1))
plain(plt.contour(np.eye(3)))
plain(plt.title("t"))
plain(plt.xlabel("t"))
plain(plt.ylabel("t"))
plain(plt.suptitle("t"))
plain(plt.text(1, 2, "t"))
plain(plt.annotate("t", (1, 2)))
plain(plt.figure())
plain(plt.figure(figsize=(3, 2), dpi=50))
plain(plt.subplots())
plain(plt.subplots(1, 2))
plain(plt.subplots(2, 2))
repr(plt.subplots(2, 2)[1])
fig, axs = plt.subplots(2, 3); [axs.shape, axs.size, axs.ndim, len(axs), axs[0].shape, axs[:, 1].shape, axs.ravel().shape, axs.T.shape, len(list(axs.flat)), axs[1, 2] is list(axs.flat)[5]]
fig, axs = plt.subplots(1, 3, squeeze=False); axs.shape
plt.title("a"); plt.xlabel("b"); plain(plt.gca())
plt.plot([1, 2]); plain(plt.gcf())
plt.subplot(2, 1, 1); plt.subplot(2, 1, 2); first = plt.subplot(2, 1, 1); [first is plt.gca(), len(plt.gcf().axes)]
plt.figure(); plt.figure(7); [plt.get_fignums(), plt.gcf().number]
plt.figure(1); plt.figure(2); plt.figure(1); plt.plot([1]); len(plt.figure(1).axes)
plt.figure(); plt.close(); plt.get_fignums()
plt.plot([1], label="a"); plt.plot([1]); plt.plot([2], label="_b"); plt.bar([1], [1], label="c"); [text for text in plt.gca().get_legend_handles_labels()[1]]
plt.hist([1, 2], label="h"); plt.plot([1], label="l"); plt.errorbar([1], [1], yerr=1, label="e"); plt.gca().get_legend_handles_labels()[1]
plt.plot([1, 2, 3], [1, 2, 3, 4])
plt.plot(np.ones((2, 2, 2)))
plt.plot([1, 2], label=["a", "b"])
plt.plot([1, 2, 3], "foo")
plt.plot([1, 2, 3], "rb")
plt.plot([1, 2, 3], color="foo")
plt.plot([1, 2], foo=3)
plt.plot([1, 2], lw=1, linewidth=2)
plt.plot([1, 2], marker="foo")
plt.plot([1, 2], linestyle="foo")
plt.plot([1, 2], alpha=2)
plt.scatter([1, 2], [1])
plt.scatter([1, 2], [1, 2], c=[1, 2, 3])
plt.scatter([1, 2], [1, 2], s=[1, 2, 3])
plt.scatter([1, 2], [1, 2], c="foo")
plt.bar([1, 2], [1, 2, 3])
plt.bar([1, 2], [1, 2], foo=1)
plt.fill_between([1, 2], [1, 2, 3])
plt.errorbar([1, 2], [1, 2], yerr=-1)
plt.errorbar([1, 2], [1, 2], yerr=[1, 2, 3])
plt.step([1, 2], [1, 2], where="foo")
plt.hist([1, 2], bins="foo")
plt.imshow([1, 2, 3])
plt.imshow(np.ones((2, 2, 2)))
plt.imshow([[1, 2]], origin="foo")
plt.imshow([[1]], foo=1)
plt.imshow([[1, 2]], vmin=3, norm=mpl.colors.LogNorm())
plt.contour([1, 2, 3])
plt.contourf([1, 2], [1, 2], np.eye(3))
plt.pcolormesh([1, 2], [1, 2], np.eye(3))
plt.subplot(2, 2, 5)
plt.subplots(0)
plt.xlim(0, float("nan"))
plt.axis("foo")
plt.xticks([0, 1], ["a"])
plt.colorbar()
fig, axs = plt.subplots(1, 2); axs[3]
fig, axs = plt.subplots(1, 2); axs.plot
fig, axs = plt.subplots(1, 2); axs[0, 1]
plt.gca().set(foo=1)
plt.gca().spines["foo"]
""".strip().split("\n")
