/* completion.c - completion scripts for bash, zsh and fish. */
#include "cli/completion.h"

#include <string.h>

#include "cli/options.h"

/* What an argument stands for, as far as a shell can complete it. */
typedef enum Target { TARGET_NOTHING, TARGET_FILE, TARGET_FOLDER, TARGET_COMMAND } Target;

static Target target_of(const char *argument)
{
    static const struct {
        const char *word;
        Target target;
    } words[] = { { "FILE", TARGET_FILE },       { "OVERLAY", TARGET_FILE },
                  { "DIR", TARGET_FOLDER },      { "FOLDER", TARGET_FOLDER },
                  { "SCENARIO", TARGET_FOLDER }, { "COMMAND", TARGET_COMMAND } };
    for (size_t i = 0; argument && i < sizeof words / sizeof *words; i++)
        if (strstr(argument, words[i].word)) return words[i].target;
    return TARGET_NOTHING;
}

static void print_choices(FILE *to, const OptionSpec *s, const char *separator)
{
    for (size_t i = 0; s->choices && s->choices[i]; i++)
        fprintf(to, "%s%s", i ? separator : "", s->choices[i]);
}

static void print_commands(FILE *to, const char *separator)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        fprintf(to, "%s%s", i ? separator : "", commands[i].name);
}

/* Text within single quotes of bash and zsh; `also` are characters that a backslash must precede.
 */
static void print_quoted(FILE *to, const char *text, const char *also)
{
    for (; *text; text++) {
        if (*text == '\'') fputs("'\\''", to);
        else if (strchr(also, *text)) fprintf(to, "\\%c", *text);
        else fputc(*text, to);
    }
}

/* ---- bash ----------------------------------------------------------------------------------- */

static void bash_values(FILE *to)
{
    static const char *const reply[] = { [TARGET_FILE] = "-f", [TARGET_FOLDER] = "-d" };
    for (const OptionSpec *s = option_specs; s->name; s++) {
        if (!s->argument) continue;
        const Target target = target_of(s->argument);
        fprintf(to, "    --%s", s->name);
        if (s->letter) fprintf(to, "|-%c", s->letter);
        fputs(") ", to);
        if (s->choices) {
            fputs("COMPREPLY=($(compgen -W '", to);
            print_choices(to, s, " ");
            fputs("' -- \"$cur\")); ", to);
        } else if (target == TARGET_FILE || target == TARGET_FOLDER) {
            fprintf(to, "compopt -o filenames; COMPREPLY=($(compgen %s -- \"$cur\")); ",
                    reply[target]);
        }
        fputs("return ;;\n", to);
    }
}

static void bash_options(FILE *to)
{
    for (int c = 0; c <= COMMAND_COUNT; c++) {
        fprintf(to, "    %s) options='", c < COMMAND_COUNT ? commands[c].name : "*");
        for (const OptionSpec *s = option_specs; s->name; s++)
            if (c < COMMAND_COUNT ? option_applies(s, (CommandId)c) : option_is_common(s))
                fprintf(to, " --%s%s", s->name, s->argument ? "=" : "");
        fputs("' ;;\n", to);
    }
}

static void bash_operands(FILE *to)
{
    for (int c = 0; c < COMMAND_COUNT; c++) {
        const Target target = target_of(commands[c].operands);
        if (target == TARGET_FOLDER)
            fprintf(to, "    %s) compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\")) ;;\n",
                    commands[c].name);
        if (target == TARGET_COMMAND)
            fprintf(to, "    %s) COMPREPLY=($(compgen -W \"$commands\" -- \"$cur\")) ;;\n",
                    commands[c].name);
    }
}

static void print_bash(FILE *to)
{
    fputs("# bash completion for ddkit\n_ddkit()\n{\n    local commands='", to);
    print_commands(to, " ");
    fputs("'\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
          "    local command= options= word\n"
          "    COMPREPLY=()\n"
          "    # bash takes --paper=a4 apart into three words.\n"
          "    if [ \"$cur\" = = ]; then cur=; elif [ \"$prev\" = = ]; then\n"
          "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    fi\n"
          "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD - 1}\"; do\n"
          "        case \" $commands \" in *\" $word \"*) command=$word; break ;; esac\n"
          "    done\n"
          "    case $prev in\n",
          to);
    bash_values(to);
    fputs("    esac\n    case $command in\n", to);
    bash_options(to);
    fputs("    esac\n"
          "    if [[ $cur == -* ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
          "        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
          "        return\n"
          "    fi\n"
          "    case $command in\n"
          "    '') COMPREPLY=($(compgen -W \"$commands\" -- \"$cur\")) ;;\n",
          to);
    bash_operands(to);
    fputs("    esac\n}\ncomplete -F _ddkit ddkit\n", to);
}

/* ---- zsh ------------------------------------------------------------------------------------ */

static void zsh_action(FILE *to, Target target)
{
    static const char *const actions[] = { [TARGET_NOTHING] = " ",
                                           [TARGET_FILE] = "_files",
                                           [TARGET_FOLDER] = "_files -/",
                                           [TARGET_COMMAND] = "(" };
    fputs(actions[target], to);
    if (target == TARGET_COMMAND) {
        print_commands(to, " ");
        fputc(')', to);
    }
}

static void zsh_option(FILE *to, const OptionSpec *s)
{
    fprintf(to, "        '%s--%s%s[", s->kind == OPTION_REPEAT ? "*" : "", s->name,
            s->argument ? "=" : "");
    print_quoted(to, s->help, "[]:\\");
    fputc(']', to);
    if (s->argument) {
        fprintf(to, ":%s:", s->argument);
        if (s->choices) fputc('(', to);
        print_choices(to, s, " ");
        if (s->choices) fputc(')', to);
        else zsh_action(to, target_of(s->argument));
    }
    fputs("' \\\n", to);
}

static void print_zsh(FILE *to)
{
    fputs("#compdef ddkit\n_ddkit()\n{\n    local curcontext=$curcontext state line\n"
          "    _arguments -C '1:command:->command' '*::argument:->argument'\n"
          "    if [[ $state == command ]]; then\n        local -a commands=(\n",
          to);
    for (int c = 0; c < COMMAND_COUNT; c++) {
        fprintf(to, "            '%s:", commands[c].name);
        print_quoted(to, commands[c].summary, ":\\");
        fputs("'\n", to);
    }
    fputs("        )\n        _describe command commands\n        return\n    fi\n"
          "    case $line[1] in\n",
          to);
    for (int c = 0; c < COMMAND_COUNT; c++) {
        fprintf(to, "    %s) _arguments \\\n", commands[c].name);
        for (const OptionSpec *s = option_specs; s->name; s++)
            if (option_applies(s, (CommandId)c)) zsh_option(to, s);
        fputs("        '*:argument:", to);
        zsh_action(to, target_of(commands[c].operands));
        fputs("' ;;\n", to);
    }
    fputs("    esac\n}\n_ddkit \"$@\"\n", to);
}

/* ---- fish ----------------------------------------------------------------------------------- */

static void fish_option(FILE *to, const OptionSpec *s, const char *command)
{
    const Target target = target_of(s->argument);
    fprintf(to, "complete -c ddkit -l %s", s->name);
    if (s->letter) fprintf(to, " -s %c", s->letter);
    if (command) fprintf(to, " -n '__fish_seen_subcommand_from %s'", command);
    if (s->argument) fputs(target == TARGET_FILE || target == TARGET_FOLDER ? " -rF" : " -x", to);
    if (s->choices) {
        fputs(" -a '", to);
        print_choices(to, s, " ");
        fputc('\'', to);
    }
    fputs(" -d '", to);
    print_quoted(to, s->help, "\\");
    fputs("'\n", to);
}

static void print_fish(FILE *to)
{
    fputs("complete -c ddkit -f\n", to);
    for (int c = 0; c < COMMAND_COUNT; c++) {
        fprintf(to, "complete -c ddkit -n __fish_use_subcommand -a %s -d '", commands[c].name);
        print_quoted(to, commands[c].summary, "\\");
        fputs("'\n", to);
    }
    for (int c = 0; c < COMMAND_COUNT; c++) {
        const Target target = target_of(commands[c].operands);
        if (target == TARGET_FOLDER)
            fprintf(to,
                    "complete -c ddkit -n '__fish_seen_subcommand_from %s' "
                    "-a '(__fish_complete_directories)'\n",
                    commands[c].name);
        for (const OptionSpec *s = option_specs; s->name; s++)
            if (option_applies(s, (CommandId)c) && !option_is_common(s))
                fish_option(to, s, commands[c].name);
    }
    fputs("complete -c ddkit -n '__fish_seen_subcommand_from help' -a '", to);
    print_commands(to, " ");
    fputs("'\n", to);
    for (const OptionSpec *s = option_specs; s->name; s++)
        if (option_is_common(s)) fish_option(to, s, NULL);
}

void completion_print(FILE *to, Shell shell)
{
    static void (*const prints[])(FILE *) = { print_bash, print_zsh, print_fish };
    prints[shell](to);
}
