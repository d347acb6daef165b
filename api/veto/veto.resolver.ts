import { Arg, Ctx, Extensions, Int, Mutation, Query, Resolver } from "type-graphql";
import { VetoRepository } from "../../core/database/repositories/vetoes.ts";
import { isHeld, type Veto, vetoEnd } from "../../core/domain/veto.ts";
import { hasRole, requireRole } from "../access.ts";
import type { ApiContext } from "../context.ts";
import { MachineVeto } from "./veto.type.ts";

const mayPut = ["ML", "OPERATOR", "ADMIN"] as const;

/** The ML machine's veto, as `pulso ml keep-alive` and the machine's label have it too. */
@Resolver()
export class VetoResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => MachineVeto, {
    nullable: true,
    description:
      "The veto that holds now; null without one, and for roles other than ML, OPERATOR and ADMIN.",
  })
  async machineVeto(@Ctx() { deps, account }: ApiContext): Promise<MachineVeto | undefined> {
    if (!hasRole(account, mayPut)) return undefined;
    const veto = await new VetoRepository(deps.dataSource).newest();
    return isHeld(veto, deps.clock.now()) ? toType(veto, deps.config) : undefined;
  }

  @Extensions({ tier: "FREE" })
  @Mutation(() => MachineVeto, {
    description:
      "Keeps the ML machine after its work. For the roles ML, OPERATOR and ADMIN; at most 240 minutes.",
  })
  async keepMachineAlive(
    @Arg("minutes", () => Int) minutes: number,
    @Ctx() { deps, account }: ApiContext,
  ): Promise<MachineVeto> {
    const { email } = requireRole(account, mayPut);
    const setAt = deps.clock.now();
    const until = vetoEnd(setAt, minutes * 60_000);
    return toType(await new VetoRepository(deps.dataSource).put({ setBy: email, setAt, until }), deps.config);
  }

  @Extensions({ tier: "FREE" })
  @Mutation(() => Boolean, {
    description: "Lifts the veto; false when none held. For the roles ML, OPERATOR and ADMIN.",
  })
  async liftMachineVeto(@Ctx() { deps, account }: ApiContext): Promise<boolean> {
    const { email } = requireRole(account, mayPut);
    return new VetoRepository(deps.dataSource).lift(email, deps.clock.now());
  }
}

function toType({ setBy, setAt, until }: Veto, { mlUsdPerHour }: { mlUsdPerHour: number }): MachineVeto {
  return { setBy, setAt, until, usdPerHour: mlUsdPerHour };
}
