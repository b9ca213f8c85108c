import { useDesk } from "./desk.ts";

/** The button beside an element. */
export function CopyValue({ value }: { value: string }) {
  const { send } = useDesk();
  return (
    <button
      type="button"
      class="icon"
      title="Copy value"
      aria-label="Copy value"
      onClick={() => send({ kind: "copyText", text: value, what: "the value" })}
    >
      <span class="codicon codicon-copy" aria-hidden="true" />
    </button>
  );
}
