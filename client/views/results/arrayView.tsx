// An array: its shape first, then its facts, then the picture that was chosen.

import { useRef } from "preact/hooks";
import type { ArraySummary } from "../../../runtime/python/inspection.ts";
import { kindOf } from "../shape/numbers.ts";
import { ShapeLine } from "../shape/shapeLine.tsx";
import { factsOf, shapeText } from "../shape/words.ts";
import { CopyValue } from "./copyValue.tsx";
import { useChoice, useDesk, useParts, useWidth } from "./desk.ts";
import { HeatMap } from "./heatMap.tsx";
import { LongText } from "./longText.tsx";
import { firstLook, type Look, parseLook, planeOf, sizeOf, slabOf, type Tab, tabsOf } from "./look.ts";
import { elementIn } from "./plane.ts";
import { Plot } from "./plot.tsx";
import { Absence } from "./readout.tsx";
import { Table } from "./table.tsx";
import { Tabs } from "./tabs.tsx";
import { WhenNear } from "./whenNear.tsx";

interface ArrayViewProps {
  readonly id: string;
  /** Where the choices for this array are kept. */
  readonly place: string;
  readonly array: ArraySummary;
  /** What Python prints; empty where that was not asked. */
  readonly text: string;
  /** Whether its shape stands above it already. */
  readonly isTitled?: boolean;
}

export function ArrayView({ id, place, array, text, isTitled = false }: ArrayViewProps) {
  return (
    <div class="array">
      {!isTitled && <ShapeLine array={array} />}
      <p class="facts dim">
        {factsOf(array).map((fact, index) => [
          index > 0 && " · ",
          <span class={fact.isBad ? "bad" : undefined}>
            {fact.isBad && <span class="codicon codicon-warning" aria-hidden="true" />} {fact.text}
          </span>,
        ])}
      </p>
      <Looking id={id} place={place} array={array} text={text} />
    </div>
  );
}

/** The part below the facts. */
function Looking(props: ArrayViewProps) {
  const { id, place, array, text } = props;
  if (array.shape.length === 0 && kindOf(array.dtype) !== "key") return <Scalar id={id} array={array} text={text} />;
  if (tabsOf(array, false).length > 0) return <Pictures {...props} />;
  return text === "" ? null : <LongText place={`${place}/text`} text={text} />;
}

function Pictures({ id, place, array, text }: ArrayViewProps) {
  const hasText = text !== "";
  const [look, setLook] = useChoice<Look>(
    place,
    (saved) => parseLook(saved, array, hasText),
    () => firstLook(array, hasText),
  );
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const picture = { id, array, look, onLook: setLook, width };
  return (
    <div ref={frame}>
      <div class="tabrow">
        <Tabs
          name={place}
          tabs={tabsOf(array, hasText).map((tab) => ({ tab, title: titles[tab] }))}
          chosen={look.tab}
          onChoose={(tab) => setLook({ ...look, tab })}
        />
        <span class="grow" />
        <CopyLinks id={id} array={array} />
      </div>
      <div role="tabpanel" id={`${place}-panel`} aria-label={titles[look.tab]} class="panel">
        <WhenNear estimate={look.tab === "heat" ? Math.min(380, 22 * planeOf(array, look).rows) : 180}>
          {width > 0 && look.tab === "heat" && <HeatMap {...picture} />}
          {width > 0 && look.tab === "plot" && <Plot {...picture} />}
          {width > 0 && look.tab === "table" && <Table {...picture} />}
          {look.tab === "text" && <LongText place={`${place}/text`} text={text} />}
        </WhenNear>
      </div>
    </div>
  );
}

const titles: Readonly<Record<Tab, string>> = { heat: "Heat map", plot: "Curve", table: "Table", text: "Text" };

function Scalar({ id, array, text }: { id: string; array: ArraySummary; text: string }) {
  const look = { ...firstLook(array, false), at: [] };
  const { parts, state } = useParts(id, [slabOf(array, look, { row: 0, column: 0, rows: 1, columns: 1 }, 1)]);
  const values = parts[0];
  const value = values === undefined ? text : elementIn(array.dtype, values, 0);
  return (
    <p class="scalar mono">
      <span>{value}</span>
      {values !== undefined && <CopyValue value={value} />}
      {text === "" && <Absence state={state} />}
    </p>
  );
}

function CopyLinks({ id, array }: { id: string; array: ArraySummary }) {
  const { send } = useDesk();
  const copy = (form: "values" | "python") => send({ kind: "copyArray", id, view: array.view, form });
  return (
    <span class="copies">
      <button
        type="button"
        class="link"
        onClick={() => send({ kind: "copyText", text: shapeText(array), what: "the shape" })}
      >
        Copy shape
      </button>
      {sizeOf(array) > 0 && (
        <>
          <button type="button" class="link" onClick={() => copy("values")}>
            Copy values
          </button>
          <button type="button" class="link" onClick={() => copy("python")}>
            Copy as Python
          </button>
        </>
      )}
    </span>
  );
}
