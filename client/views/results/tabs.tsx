// Tabs: one stop for the Tab key, the arrow keys move between them.

import { placeAfterKey } from "../placeAfterKey.ts";

interface TabsProps<Tab extends string> {
  /** The beginning of the ids of the tabs; `name-panel` is what they show. */
  readonly name: string;
  readonly tabs: readonly { readonly tab: Tab; readonly title: string }[];
  readonly chosen: Tab;
  readonly onChoose: (tab: Tab) => void;
}

export function Tabs<Tab extends string>({ name, tabs, chosen, onChoose }: TabsProps<Tab>) {
  const place = tabs.findIndex(({ tab }) => tab === chosen);
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const next = placeAfterKey(event.key, place, tabs.length);
    if (next === null) return;
    event.preventDefault();
    onChoose(tabs[next]!.tab);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" tabIndex={-1} onKeyDown={onKeyDown}>
      {tabs.map(({ tab, title }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls={`${name}-panel`}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
