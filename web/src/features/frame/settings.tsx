import { useEffect } from "react";
import { type Language, languages, useI18n } from "../../i18n/i18n.tsx";
import { usePreference } from "../../ui/preference.ts";

const themes = ["system", "light", "dark"] as const;
const palettes = ["blue-orange", "green-red"] as const;

/** Language, theme and the colours of up and down; remembered on this device. */
export function Settings() {
  const { t, language, setLanguage } = useI18n();
  const [theme, setTheme] = usePreference("theme", "system", themes);
  const [palette, setPalette] = usePreference("palette", "blue-orange", palettes);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.palette = palette;
  }, [theme, palette]);
  const themeTexts = { system: t.frame.themeSystem, light: t.frame.themeLight, dark: t.frame.themeDark };
  const paletteTexts = { "blue-orange": t.frame.paletteBlueOrange, "green-red": t.frame.paletteGreenRed };
  return (
    <details className="menu" name="menu">
      <summary aria-label={t.frame.settings} title={t.frame.settings}>
        {language.toUpperCase()} <span aria-hidden="true">◐</span>
      </summary>
      <div className="menu-body">
        <Choice label={t.frame.languageLabel} value={language} onChange={setLanguage} options={namesOf()} />
        <Choice label={t.frame.theme} value={theme} onChange={setTheme} options={themeTexts} />
        <Choice label={t.frame.palette} value={palette} onChange={setPalette} options={paletteTexts} />
      </div>
    </details>
  );
}

function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: Record<T, string>;
  onChange(value: T): void;
}) {
  const { label, value, options, onChange } = props;
  const keys = Object.keys(options) as T[];
  return (
    <label className="choice">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(keys.find((key) => key === event.target.value) ?? value)}
      >
        {keys.map((key) => (
          <option key={key} value={key}>
            {options[key]}
          </option>
        ))}
      </select>
    </label>
  );
}

function namesOf(): Record<Language, string> {
  return { en: languages.en.language, es: languages.es.language };
}
