package org.rightplace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rightplace.access.Account;
import org.rightplace.access.Accounts;
import org.rightplace.access.NotAccepted;
import org.rightplace.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code user …}: who may sign in, and as what. */
@Command(name = "user", description = "Say who may sign in, and in which roles.")
public final class UserCommand implements Runnable {

    private static final String NAME = "the name to sign in with";

    @Spec
    private CommandSpec spec;

    private final Supplier<Accounts> accounts;
    private final Supplier<BufferedReader> in;
    private final PrintStream out;

    /** @param in what passwords are read from where there is no terminal */
    public UserCommand(Supplier<Accounts> accounts, Supplier<BufferedReader> in, PrintStream out) {
        this.accounts = accounts;
        this.in = in;
        this.out = out;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what of users: add, list, role, disable …");
    }

    @Command(
            name = "add",
            description =
                    "Add somebody. The password is asked for, or read as one line of standard input; with --elsewhere"
                            + " there is none.")
    int add(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--name", required = true, paramLabel = "WORDS", description = "their full name")
                    String fullName,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            paramLabel = "ROLE",
                            description = "one or more roles")
                    List<String> roles,
            @Option(
                            names = "--authority",
                            required = true,
                            split = ",",
                            paramLabel = "CODE",
                            description = "authorities whose records are theirs to see, 873 say")
                    List<String> authorities,
            @Option(
                            names = "--elsewhere",
                            description = "they sign in with their work account only; NAME is what the council's own"
                                    + " sign-in calls them")
                    boolean elsewhere)
            throws BadInput {
        var account = new Account(name, fullName, roles(roles), Set.copyOf(authorities), false, false);
        var password = elsewhere ? null : password();
        asked(() -> {
            if (elsewhere) {
                accounts.get().addElsewhere(account);
            } else {
                accounts.get().add(account, password);
            }
            return account;
        });
        out.println("Added " + line(account));
        return ExitCode.DONE;
    }

    @Command(name = "list", description = "Everybody there is.")
    int list() {
        accounts.get().all().forEach(account -> out.println(line(account)));
        return ExitCode.DONE;
    }

    @Command(name = "role", description = "Give somebody other roles, and sign them out.")
    int role(
            @Parameters(index = "0", paramLabel = "NAME", description = NAME) String name,
            @Parameters(index = "1", split = ",", paramLabel = "ROLE", description = "every role they are to have")
                    List<String> roles)
            throws BadInput {
        var wanted = roles(roles);
        return changed(
                name,
                was -> new Account(
                        was.name(), was.fullName(), wanted, was.authorities(), was.disabled(), was.demonstration()));
    }

    @Command(name = "disable", description = "Let somebody in no longer, and sign them out. What they did stays.")
    int disable(@Parameters(paramLabel = "NAME", description = NAME) String name) throws BadInput {
        return disabled(name, true);
    }

    @Command(name = "enable", description = "Let somebody in again.")
    int enable(@Parameters(paramLabel = "NAME", description = NAME) String name) throws BadInput {
        return disabled(name, false);
    }

    private int disabled(String name, boolean disabled) throws BadInput {
        return changed(
                name,
                was -> new Account(
                        was.name(), was.fullName(), was.roles(), was.authorities(), disabled, was.demonstration()));
    }

    @Command(name = "password", description = "Give somebody another password, and sign them out.")
    int password(@Parameters(paramLabel = "NAME", description = NAME) String name) throws BadInput {
        var password = password();
        asked(() -> {
            accounts.get().password(name, password);
            return name;
        });
        out.println("Their password is another now.");
        return ExitCode.DONE;
    }

    @Command(name = "unlock", description = "Let somebody try again whom too many wrong passwords have locked out.")
    int unlock(@Parameters(paramLabel = "NAME", description = NAME) String name) throws BadInput {
        asked(() -> {
            accounts.get().unlock(name);
            return name;
        });
        out.println("They can try again.");
        return ExitCode.DONE;
    }

    private int changed(String name, java.util.function.UnaryOperator<Account> change) throws BadInput {
        out.println(line(asked(() -> accounts.get().change(name, change))));
        return ExitCode.DONE;
    }

    private String password() throws BadInput {
        if (System.console() != null) {
            return new String(System.console().readPassword("Password: "));
        }
        try {
            var line = in.get().readLine();
            if (line == null) {
                throw new BadInput("No password came; send it as one line of standard input.");
            }
            return line;
        } catch (IOException e) {
            throw new BadInput("The password could not be read.");
        }
    }

    static Set<Role> roles(List<String> names) throws BadInput {
        var roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Role.named(name)
                    .orElseThrow(() -> new BadInput("There is no such role. There are: "
                            + List.of(Role.values()).stream()
                                    .map(Role::wireName)
                                    .collect(Collectors.joining(", ")) + ".")));
        }
        return roles;
    }

    private static String line(Account account) {
        return account.name() + " – " + account.fullName() + " – "
                + account.roles().stream().sorted().map(Role::wireName).collect(Collectors.joining(", "))
                + " – " + account.authorities().stream().sorted().collect(Collectors.joining(", "))
                + (account.disabled() ? " – disabled" : "")
                + (account.demonstration() ? " – made up" : "");
    }

    /** Something asked of accounts, that they may not accept. */
    interface Asked<T> {
        T get() throws NotAccepted;
    }

    static <T> T asked(Asked<T> asked) throws BadInput {
        try {
            return asked.get();
        } catch (NotAccepted e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }
}
