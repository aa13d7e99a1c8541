// Mouse, pen and fingers on the drawing, as what they mean.

export interface Gestures {
  over(x: number, y: number): void;
  away(): void;
  tap(x: number, y: number): void;
  twice(x: number, y: number): void;
  /** What lies here and may be carried. */
  grab(x: number, y: number): number | undefined;
  drag(what: number, x: number, y: number): void;
  drop(what: number): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
}

const STILL = 4; // pixels that a click may shake

interface Touch {
  x: number;
  y: number;
}

export function pointers(area: HTMLElement, gestures: Gestures): void {
  const down = new Map<number, Touch>();
  let start: Touch | undefined;
  let moved = false;
  let carried: number | undefined;
  const at = (event: MouseEvent): Touch => {
    const box = area.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  area.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const here = at(event);
    down.set(event.pointerId, here);
    if (down.size > 1) {
      moved = true;
      carried = undefined;
      return;
    }
    [start, moved] = [here, false];
    // A finger that lands on a node most often wants to move the view.
    carried = event.pointerType === "mouse" ? gestures.grab(here.x, here.y) : undefined;
  });
  area.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    const here = at(event);
    if (!before) {
      if (event.pointerType === "mouse") gestures.over(here.x, here.y);
      return;
    }
    if (!moved && start && Math.hypot(here.x - start.x, here.y - start.y) < STILL) return;
    if (!moved) {
      moved = true;
      // Only now: a captured pointer's click would not reach a link.
      area.setPointerCapture(event.pointerId);
    }
    const [first, second] = [...down.values()];
    if (down.size === 2 && first && second) pinch(first, second, before, here);
    else if (carried !== undefined) gestures.drag(carried, here.x, here.y);
    else gestures.pan(here.x - before.x, here.y - before.y);
    Object.assign(before, here);
  });
  const pinch = (first: Touch, second: Touch, before: Touch, here: Touch) => {
    const still = first === before ? second : first;
    const grown =
      Math.hypot(here.x - still.x, here.y - still.y) /
      Math.max(1, Math.hypot(before.x - still.x, before.y - still.y));
    gestures.pan((here.x - before.x) / 2, (here.y - before.y) / 2);
    gestures.zoom(grown, (here.x + still.x) / 2, (here.y + still.y) / 2);
  };
  const up = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || down.size > 0) return;
    const here = at(event);
    if (!moved && event.type === "pointerup") gestures.tap(here.x, here.y);
    else if (carried !== undefined) gestures.drop(carried);
    carried = undefined;
  };
  area.addEventListener("pointerup", up);
  area.addEventListener("pointercancel", up);
  area.addEventListener("pointerleave", () => down.size === 0 && gestures.away());
  area.addEventListener("dblclick", (event) => {
    const here = at(event);
    gestures.twice(here.x, here.y);
  });
  area.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const speed = event.ctrlKey ? 0.01 : 0.0015;
      const { x, y } = at(event);
      gestures.zoom(Math.exp(-event.deltaY * lines * speed), x, y);
    },
    { passive: false },
  );
}
