import { type AnswerTo, parseAnswer, type Question, type QuestionOf } from "./inspection.ts";
import type { HostRequest } from "./protocol.ts";

/** A question and where its answer goes. */
export class Inquiry<Kind extends Question["kind"] = Question["kind"]> {
  readonly id: number;
  readonly request: HostRequest;
  /** Reads the answer and passes it on; false for what is none. */
  readonly end: (value: unknown) => boolean;

  constructor(id: number, question: QuestionOf<Kind>, resolve: (answer: AnswerTo<Kind> | null) => void) {
    this.id = id;
    this.request = { kind: "ask", id, question };
    this.end = (value) => {
      const answer = parseAnswer<Kind>(question, value);
      resolve(answer ?? null);
      return answer !== undefined;
    };
  }
}
