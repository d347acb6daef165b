import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { SmtpMail } from "../../../core/cloud/smtp-mail.ts";

/** As much of a mail server (RFC 5321) as a plain delivery takes; a recipient at `nowhere.example` is refused. */
async function startServer() {
  const mails: string[][] = [];
  const serve = (socket: Socket) => {
    let mail: string[] | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 mail.example ready");
    createInterface({ input: socket }).on("line", (line) => {
      if (mail && line !== ".") mail.push(line);
      else if (mail) {
        mails.push(mail);
        mail = undefined;
        say("250 taken");
      } else if (line === "DATA") {
        mail = [];
        say("354 go on");
      } else if (line === "QUIT") socket.end("221 bye\r\n");
      else say(line.includes("nowhere.example") ? "550 no such mailbox" : "250 mail.example");
    });
    socket.on("error", () => {});
  };
  const server = createServer(serve).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { mails, port, [Symbol.dispose]: () => void server.close() };
}

const message = { to: "operator@example.org", subject: "Run 2026-01-01T06 needs you", text: "It failed." };

test("a message reaches the operator's mail server as it was said", async () => {
  using server = await startServer();
  const mail = new SmtpMail({ url: `smtp://127.0.0.1:${server.port}`, from: "pulso@example.org" });
  await mail.send(message);
  const [lines] = server.mails;
  expect(lines).toContain("From: pulso@example.org");
  expect(lines).toContain(`Subject: ${message.subject}`);
  expect(lines).toContain(message.text);
});

test("what the server refuses, and a server that is not there, is an error", async () => {
  using server = await startServer();
  const mail = new SmtpMail({ url: `smtp://127.0.0.1:${server.port}`, from: "pulso@example.org" });
  await expect(mail.send({ ...message, to: "x@nowhere.example" })).rejects.toThrow("550");
  const none = new SmtpMail({ url: "smtp://127.0.0.1:1", from: "pulso@example.org" });
  await expect(none.send(message)).rejects.toThrow("ECONNREFUSED");
});
