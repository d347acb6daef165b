import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import { usePreference } from "../ui/preference.ts";
import { type Dictionary, en } from "./en.ts";
import { es } from "./es.ts";
import { createFormat, type Format } from "./format.ts";

export const languages = { en, es } as const;
export type Language = keyof typeof languages;

const locales: Record<Language, string> = { en: "en-GB", es: "es-ES" };

interface I18n {
  t: Dictionary;
  format: Format;
  language: Language;
  setLanguage(language: Language): void;
}

const I18nContext = createContext<I18n | undefined>(undefined);

export function I18nProvider({ children }: { children: ReactNode }) {
  const preferred: Language = navigator.language.startsWith("es") ? "es" : "en";
  const [language, setLanguage] = usePreference("language", preferred, ["en", "es"]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () => ({ t: languages[language], format: createFormat(locales[language]), language, setLanguage }),
    [language, setLanguage],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
}

/** The texts and formats of the language in use. */
export function useI18n(): I18n {
  const value = use(I18nContext);
  if (!value) throw new Error("useI18n is used outside I18nProvider");
  return value;
}
