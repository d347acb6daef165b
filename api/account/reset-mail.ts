export const resetMinutes = 30;

/** The words of the password reset's mail. */
export function passwordResetMail(publicUrl: string, token: string): { subject: string; text: string } {
  const link = new URL(`/reset?token=${token}`, publicUrl).href;
  return {
    subject: "Pulso: choose a new password",
    text: `Someone, we hope you, asked for a new password for this address.

Choose it here within ${resetMinutes} minutes; the link works once:
${link}

If it was not you, do nothing: your password stays as it is.
`,
  };
}
