// Which axes run down and to the right, and a slider for each of the others.

import type { ArraySummary } from "../../../runtime/python/inspection.ts";
import { axisClass } from "../shape/shapeLine.tsx";
import { type Look, sliderAxes, withAxis } from "./look.ts";

/** Changes how an array is looked at. */
export type OnLook = (look: Look) => void;

export function AxisControls({ array, look, onLook }: { array: ArraySummary; look: Look; onLook: OnLook }) {
  const { shape, mapped } = array;
  const { rowAxis, columnAxis, at } = look;
  const move = (axis: number, index: number) => onLook({ ...look, at: at.with(axis, index) });
  return (
    <div class="axes">
      {sliderAxes(array, look).map((axis) => (
        <label key={axis} class="slider">
          <span class={axisClass(mapped[axis] ?? null)}>axis {axis}</span>
          <input
            type="range"
            min={0}
            max={shape[axis]! - 1}
            value={at[axis]!}
            class={axisClass(mapped[axis] ?? null).replace("axis", "")}
            aria-valuetext={`${at[axis]} of 0 to ${shape[axis]! - 1}`}
            onInput={({ currentTarget }) => move(axis, currentTarget.valueAsNumber)}
          />
          <span class="mono">
            {at[axis]} <span class="dim">of 0–{shape[axis]! - 1}</span>
          </span>
        </label>
      ))}
      {rowAxis !== null && (
        <p class="directions">
          <AxisChoice direction="row" axis={rowAxis} array={array} look={look} onLook={onLook} />
          <AxisChoice direction="column" axis={columnAxis} array={array} look={look} onLook={onLook} />
          <button
            type="button"
            class="icon"
            title="Swap rows and columns"
            aria-label="Swap rows and columns"
            onClick={() => onLook(withAxis(look, "row", columnAxis))}
          >
            <span class="codicon codicon-arrow-swap" aria-hidden="true" />
          </button>
        </p>
      )}
    </div>
  );
}

interface AxisChoiceProps {
  readonly direction: "row" | "column";
  readonly axis: number;
  readonly array: ArraySummary;
  readonly look: Look;
  readonly onLook: OnLook;
}

function AxisChoice({ direction, axis, array, look, onLook }: AxisChoiceProps) {
  const { shape, mapped } = array;
  const nameOf = (each: number) => `axis ${each} (${shape[each]})`;
  const chip = axisClass(mapped[axis] ?? null);
  const what = direction === "row" ? "Rows" : "Columns";
  const icon = (
    <span class={`codicon codicon-arrow-${direction === "row" ? "down" : "right"} dim`} aria-hidden="true" />
  );
  if (shape.length === 2) {
    return (
      <span class="direction" title={what}>
        {icon}
        <span class="spoken">{what}: </span>
        <span class={chip}>{nameOf(axis)}</span>
      </span>
    );
  }
  return (
    <label class="direction" title={what}>
      {icon}
      <span class="spoken">{what}</span>
      <select
        class={chip}
        value={axis}
        onChange={({ currentTarget }) => onLook(withAxis(look, direction, Number(currentTarget.value)))}
      >
        {shape.map((_, each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
