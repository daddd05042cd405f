package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	corev1 "k8s.io/api/core/v1"
	eventsv1 "k8s.io/api/events/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/events"
	"k8s.io/client-go/tools/record"
)

// recordSome has client-go's recorders report what they combine, and ends when standard input does: they write meanwhile.
func recordSome(client kubernetes.Interface, namespace string) error {
	older := record.NewBroadcaster()
	defer older.Shutdown()
	older.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: client.CoreV1().Events("")})
	reportOlder(older.NewRecorder(scheme.Scheme, corev1.EventSource{Component: "older"}), namespace)

	newer := events.NewEventBroadcasterAdapter(client)
	defer newer.Shutdown()
	stop := make(chan struct{})
	defer close(stop)
	newer.StartRecordingToSink(stop)
	if err := reportNewer(newer.NewRecorder("newer"), client, namespace); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, os.Stdin)
	return err
}

func reportOlder(recorder record.EventRecorder, namespace string) {
	for range 12 {
		recorder.Event(pod(namespace, "series"), corev1.EventTypeWarning, "BackOff", "restarting")
	}
	for volume := range 15 {
		recorder.Eventf(pod(namespace, "storm"), corev1.EventTypeWarning, "FailedMount", "volume %d", volume)
	}
	for reason := range 30 {
		recorder.Event(pod(namespace, "flood"), corev1.EventTypeNormal, fmt.Sprintf("Reason%d", reason), "one of many")
	}
}

// reportNewer waits for the event before it makes a series of it: a series that is written first is tried again after ten
// seconds.
func reportNewer(recorder events.EventRecorder, client kubernetes.Interface, namespace string) error {
	report := func() {
		recorder.Eventf(pod(namespace, "newer"), nil, corev1.EventTypeWarning, "BackOff", "Restarting", "restarting")
	}
	report()
	err := wait.PollUntilContextTimeout(context.Background(), 20*time.Millisecond, time.Minute, true,
		func(ctx context.Context) (bool, error) {
			list, err := client.EventsV1().Events(namespace).List(ctx, metav1.ListOptions{})
			return err == nil && slices.ContainsFunc(list.Items, isNewer), err
		})
	for range 4 {
		report()
	}
	return err
}

func isNewer(event eventsv1.Event) bool {
	return event.ReportingController == "newer"
}

func pod(namespace, name string) *corev1.Pod {
	return &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name, UID: "7d5b"}}
}
