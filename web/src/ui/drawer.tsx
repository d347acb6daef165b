import { type ReactNode, useEffect, useRef } from "react";
import { useI18n } from "../i18n/i18n.tsx";

/** A sheet over the page: at the right on a wide screen, from below on a narrow one. Escape closes it. */
export function Drawer({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose(): void;
  children: ReactNode;
}) {
  const { t } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape or the button.
    <dialog
      ref={dialog}
      className="drawer"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <div className="drawer-body">
        <header className="drawer-head">
          <h2>{title}</h2>
          <button
            type="button"
            className="plain"
            onClick={() => dialog.current?.close()}
            aria-label={t.common.close}
          >
            ✕
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
