// Runs kubectl's own commands as Argo's executor runs them, in this process, against an API server that records what it is asked.
//
//	kubectl-oracle flags   prints every command with its flags, as JSON
//	kubectl-oracle run     answers a line of JSON (Invocation) by a line of JSON (Outcome)
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	kubectlcmd "k8s.io/kubectl/pkg/cmd"
	kubectlutil "k8s.io/kubectl/pkg/cmd/util"
)

// Invocation is a resource template: what is written in it, and the states of the cluster that it is tried in.
type Invocation struct {
	Action        string   `json:"action"`
	Flags         []string `json:"flags"`
	Manifest      string   `json:"manifest"`
	MergeStrategy string   `json:"mergeStrategy"`
	States        []string `json:"states"`
}

// Outcome is what kubectl asked for in any of the states, sorted; Fails says that it ended with an error in all of them.
type Outcome struct {
	Calls []string `json:"calls"`
	Fails bool     `json:"fails"`
	Error string   `json:"error,omitempty"`
}

type fatal struct{ message string }

const hangs = "hangs"

func main() {
	answers := bufio.NewWriter(os.Stdout)
	defer answers.Flush()
	input := os.Stdin
	quiet, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	check(err)
	os.Stderr = quiet
	os.Stdin = quiet
	folder, err := os.MkdirTemp("", "kubectl-oracle")
	check(err)
	defer os.RemoveAll(folder)
	check(os.Chdir(folder))
	os.Setenv("HOME", folder)
	os.Setenv("KUBE_EDITOR", "true")
	kubectlutil.BehaviorOnFatal(func(message string, code int) { panic(fatal{message}) })
	switch os.Args[1] {
	case "flags":
		check(json.NewEncoder(answers).Encode(commands()))
	case "run":
		server := newServer()
		os.Setenv("KUBECONFIG", writeKubeconfig(folder, server.url()))
		lines := bufio.NewScanner(input)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var invocation Invocation
			check(json.Unmarshal(lines.Bytes(), &invocation))
			outcome, hung := run(invocation, server, folder)
			check(json.NewEncoder(answers).Encode(outcome))
			check(answers.Flush())
			if hung {
				// What hangs goes on asking, but not this server.
				server = newServer()
				os.Setenv("KUBECONFIG", writeKubeconfig(folder, server.url()))
			}
		}
		check(lines.Err())
	}
}

func run(invocation Invocation, server *server, folder string) (Outcome, bool) {
	hung := false
	calls := map[string]bool{}
	outcome := Outcome{Calls: []string{}, Fails: true}
	for _, state := range invocation.States {
		err := runOnce(invocation, folder, func() { server.reset(state) })
		for _, call := range server.recorded() {
			calls[call] = true
		}
		hung = hung || (err != nil && err.Error() == hangs)
		if err == nil {
			outcome.Fails = false
		} else {
			outcome.Error = err.Error()
		}
	}
	if !outcome.Fails {
		outcome.Error = ""
	}
	for call := range calls {
		outcome.Calls = append(outcome.Calls, call)
	}
	sort.Strings(outcome.Calls)
	return outcome, hung
}

// Runs kubectl once, as runKubectl in workflow/executor/resource.go does; a fatal error ends it, as it ends the step.
func runOnce(invocation Invocation, folder string, reset func()) error {
	arguments, err := kubectlArguments(invocation, folder)
	if err != nil {
		reset()
		return err
	}
	reset()
	done := make(chan error, 1)
	go func() {
		defer func() {
			if reason := recover(); reason != nil {
				if end, isFatal := reason.(fatal); isFatal {
					done <- fmt.Errorf("%s", end.message)
				} else {
					done <- fmt.Errorf("panic: %v", reason)
				}
			}
		}()
		command := newKubectl(arguments)
		command.SetArgs(arguments[1:])
		command.SetOut(io.Discard)
		command.SetErr(io.Discard)
		done <- command.Execute()
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(30 * time.Second):
		return fmt.Errorf(hangs)
	}
}

func newKubectl(arguments []string) *cobra.Command {
	var out bytes.Buffer
	return kubectlcmd.NewKubectlCommand(kubectlcmd.KubectlOptions{
		Arguments:   arguments,
		ConfigFlags: genericclioptions.NewConfigFlags(true).WithDeprecatedPasswordFlag().WithDiscoveryBurst(3000),
		IOStreams:   genericclioptions.IOStreams{Out: &out, ErrOut: io.Discard},
	})
}

// Restates getKubectlArguments of workflow/executor/resource.go, which is the same from v3.5 to v4.1.
func kubectlArguments(invocation Invocation, folder string) ([]string, error) {
	path := filepath.Join(folder, "manifest.yaml")
	check(os.WriteFile(path, []byte(invocation.Manifest), 0o600))
	if invocation.Manifest == "" && len(invocation.Flags) == 0 {
		return nil, fmt.Errorf("Must provide at least one of flags or manifest.")
	}
	arguments := []string{"kubectl", invocation.Action}
	output := "json"
	if invocation.Action == "delete" {
		arguments = append(arguments, "--ignore-not-found")
		output = "name"
	}
	appendFile := true
	if invocation.Action == "patch" {
		strategy := invocation.MergeStrategy
		if strategy == "" {
			strategy = "strategic"
		}
		arguments = append(arguments, "--type", strategy, "--patch-file", path)
		if strategy == "json" {
			appendFile = false
		} else {
			kind, err := kindOfFirstDocument(invocation.Manifest)
			if err != nil {
				return nil, err
			}
			appendFile = len(invocation.Flags) == 0 || kind != nil
		}
	}
	arguments = append(arguments, invocation.Flags...)
	if invocation.Manifest != "" && appendFile {
		arguments = append(arguments, "-f", path)
	}
	return append(arguments, "-o", output), nil
}

// Flag is a flag as pflag knows it.
type Flag struct {
	Name      string `json:"name"`
	Shorthand string `json:"shorthand,omitempty"`
	Type      string `json:"type"`
	// NoOptDefVal is the value of the flag without one; flags that have none take the next word.
	NoOptDefVal string `json:"alone,omitempty"`
}

// Command is a command with its own flags, without those that every command of kubectl has.
type Command struct {
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases,omitempty"`
	Flags    []Flag    `json:"flags"`
	Commands []Command `json:"commands,omitempty"`
}

func commands() Command {
	root := newKubectl([]string{"kubectl"})
	result := Command{Name: "kubectl", Flags: flagsOf(root.PersistentFlags())}
	for _, name := range []string{"create", "get", "apply", "patch", "replace", "delete"} {
		for _, command := range root.Commands() {
			if command.Name() == name {
				result.Commands = append(result.Commands, describe(command))
			}
		}
	}
	return result
}

func describe(command *cobra.Command) Command {
	command.InitDefaultHelpFlag()
	described := Command{Name: command.Name(), Aliases: command.Aliases, Flags: flagsOf(command.LocalNonPersistentFlags())}
	for _, child := range command.Commands() {
		described.Commands = append(described.Commands, describe(child))
	}
	return described
}

func flagsOf(set *pflag.FlagSet) []Flag {
	flags := []Flag{}
	set.VisitAll(func(flag *pflag.Flag) {
		flags = append(flags, Flag{flag.Name, flag.Shorthand, flag.Value.Type(), flag.NoOptDefVal})
	})
	return flags
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
