package org.rightplace.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rightplace.access.Role;
import org.rightplace.access.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token …}: what other programs show in place of signing in. */
@Command(name = "token", description = "Make and revoke what other programs show in place of signing in.")
public final class TokenCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Supplier<Tokens> tokens;
    private final PrintStream out;

    public TokenCommand(Supplier<Tokens> tokens, PrintStream out) {
        this.tokens = tokens;
        this.out = out;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what of tokens: add, list, revoke.");
    }

    @Command(name = "add", description = "Make a token and print it, alone; it is not shown again.")
    int add(
            @Parameters(paramLabel = "NAME", description = "the account it acts for") String account,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            paramLabel = "ROLE",
                            description = "of the account's roles, those it is good for")
                    List<String> roles,
            @Option(
                            names = "--days",
                            defaultValue = "90",
                            paramLabel = "N",
                            description = "good for so long: ${DEFAULT-VALUE}")
                    int days)
            throws BadInput {
        var wanted = UserCommand.roles(roles);
        out.println(UserCommand.asked(() -> tokens.get().make(account, wanted, days)));
        return ExitCode.DONE;
    }

    @Command(name = "list", description = "Every token there is, without what it says.")
    int list() {
        tokens.get()
                .all()
                .forEach(token -> out.println(token.id() + " – " + token.account() + " – "
                        + token.roles().stream().sorted().map(Role::wireName).collect(Collectors.joining(", "))
                        + " – until " + token.expiresAt()
                        + (token.revokedAt() == null ? "" : " – revoked " + token.revokedAt())));
        return ExitCode.DONE;
    }

    @Command(name = "revoke", description = "Make a token worth nothing.")
    int revoke(@Parameters(paramLabel = "ID", description = "as token list has it") String id) throws BadInput {
        if (!tokens.get().revoke(id)) {
            throw new BadInput("There is no good token with that id. List them with: token list");
        }
        out.println("Revoked.");
        return ExitCode.DONE;
    }
}
