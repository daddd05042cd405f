// Package main is what a Go program does with events: it creates, changes, lists, watches and follows them, or records
// some. Tests start it and speak with it over standard input and output.
package main

import (
	"fmt"
	"os"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

const usage = "usage: clients KUBECONFIG NAMESPACE ENCODING core|events|record"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) != 4 {
		return fmt.Errorf(usage)
	}
	client, err := connect(arguments[0], arguments[2])
	if err != nil {
		return err
	}
	namespace := arguments[1]
	switch arguments[3] {
	case "core":
		return obey(coreEvents(client, namespace))
	case "events":
		return obey(newerEvents(client, namespace))
	case "record":
		return recordSome(client, namespace)
	default:
		return fmt.Errorf(usage)
	}
}

func connect(kubeconfig, encoding string) (*kubernetes.Clientset, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	config.ContentType = encoding
	config.AcceptContentTypes = encoding
	config.QPS = -1
	return kubernetes.NewForConfig(config)
}
