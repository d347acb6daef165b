export interface MadeMessage {
  number: number;
  at?: Date | string;
  /** HTML, as Telegram puts it inside the text's element; absent for a photo. */
  html?: string;
  isEdited?: boolean;
  isService?: boolean;
}

/** A preview page as Telegram lays it out, of made-up messages. */
export function telegramPage(channel: string, messages: MadeMessage[], before?: number): string {
  const more =
    before === undefined
      ? ""
      : `<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/${channel}?before=${before}" class="tme_messages_more js-messages_more" data-before="${before}"></a></div>`;
  return `<!DOCTYPE html>
<html><body class="widget_frame_base tgme_webpreview"><header class="tgme_header"><div class="tgme_channel_info"></div></header>
<main class="tgme_main" data-url="/${channel}"><div class="tgme_container"><section class="tgme_channel_history js-message_history">
${more}${messages.map((message) => messageHtml(channel, message)).join("\n")}
</section></div></main></body></html>`;
}

function messageHtml(channel: string, { number, at, html, isEdited, isService }: MadeMessage): string {
  const time = at instanceof Date ? at.toISOString().replace(".000Z", "+00:00") : at;
  const date = time
    ? `<a class="tgme_widget_message_date" href="https://t.me/${channel}/${number}"><time datetime="${time}" class="time">12:00</time></a>`
    : "";
  const text = html
    ? `<div class="tgme_widget_message_text js-message_text" dir="auto">${html}</div>`
    : '<a class="tgme_widget_message_photo_wrap" href="#"></a>';
  return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message${isService ? " service_message" : ""} js-widget_message" data-post="${channel}/${number}">
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${channel}"><span dir="auto">Made Up Markets</span></a></div>
${text}
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta">${isEdited ? "edited &nbsp;" : ""}${date}</span></div></div>
</div></div></div>`;
}

/** The plain page that a channel without a preview leads to. */
export const telegramPlainPage = `<!DOCTYPE html>
<html><body class="no_transition"><div class="tgme_page_wrap"><div class="tgme_page"><div class="tgme_page_title"><span dir="auto">Made Up Group</span></div><div class="tgme_page_extra">1 204 members</div></div></div></body></html>`;
