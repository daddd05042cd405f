package main

import (
	"encoding/json"
	"log"

	"github.com/resmoio/kubernetes-event-exporter/pkg/kube"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// An event and what the cluster says of the object it is about.
type observed struct {
	Event       json.RawMessage         `json:"event"`
	ClusterName string                  `json:"clusterName"`
	Labels      map[string]string       `json:"labels,omitempty"`
	Annotations map[string]string       `json:"annotations,omitempty"`
	Owners      []metav1.OwnerReference `json:"owners,omitempty"`
	Deleted     bool                    `json:"deleted"`
}

// As the exporter's watcher builds it.
func (o observed) enhanced() *kube.EnhancedEvent {
	ev := &kube.EnhancedEvent{ClusterName: o.ClusterName}
	if err := json.Unmarshal(o.Event, &ev.Event); err != nil {
		log.Fatal(err)
	}
	ev.Event.ManagedFields = nil
	ev.InvolvedObject.ObjectReference = *ev.Event.InvolvedObject.DeepCopy()
	ev.InvolvedObject.Labels = o.Labels
	ev.InvolvedObject.Annotations = o.Annotations
	ev.InvolvedObject.OwnerReferences = o.Owners
	ev.InvolvedObject.Deleted = o.Deleted
	return ev
}

var controller = true

var events = map[string]observed{
	"pod": {
		Event: json.RawMessage(`{
			"metadata": {"name": "web-7d4b9.17a2b3", "namespace": "shop", "uid": "5f0b1c8e-0c5e-4d2b-9a53-0e1a2b3c4d5e",
				"resourceVersion": "4711", "creationTimestamp": "2026-03-01T10:15:30Z",
				"labels": {"team": "shop", "app.kubernetes.io/name": "web"}},
			"involvedObject": {"kind": "Pod", "namespace": "shop", "name": "web-7d4b9", "uid": "0a1b2c3d", "apiVersion": "v1",
				"resourceVersion": "4700", "fieldPath": "spec.containers{web}"},
			"reason": "BackOff", "message": "Back-off restarting failed container \"web\" <in> pod & more",
			"source": {"component": "kubelet", "host": "node-1"},
			"firstTimestamp": "2026-03-01T10:15:30Z", "lastTimestamp": "2026-03-01T11:05:09Z",
			"count": 40, "type": "Warning", "eventTime": null,
			"reportingComponent": "kubelet", "reportingInstance": "node-1"}`),
		ClusterName: "prod-1",
		Labels:      map[string]string{"app": "web", "version": "dev", "app.kubernetes.io/part-of": "shop"},
		Annotations: map[string]string{"owner": "anna", "note": "a: b"},
		Owners: []metav1.OwnerReference{{APIVersion: "apps/v1", Kind: "ReplicaSet", Name: "web-7d4b9", UID: "77",
			Controller: &controller}},
	},
	"node": {
		Event: json.RawMessage(`{
			"metadata": {"name": "node-1.17a2b4", "namespace": "default", "uid": "9c", "resourceVersion": "9",
				"creationTimestamp": null},
			"involvedObject": {"kind": "Node", "name": "node-1", "uid": "node-1"},
			"reason": "NodeNotReady", "message": "Node node-1 status is now: NodeNotReady — größer\nsecond line",
			"source": {}, "firstTimestamp": null, "lastTimestamp": null, "type": "Normal",
			"eventTime": "2026-03-02T01:02:03.456789Z",
			"series": {"count": 3, "lastObservedTime": "2026-03-02T01:03:03.000001Z"},
			"action": "Update", "related": {"kind": "Lease", "name": "node-1", "namespace": "kube-node-lease"},
			"reportingComponent": "node-controller", "reportingInstance": "kcm-0"}`),
		Deleted: true,
	},
	"bare": {
		Event: json.RawMessage(`{"metadata": {"name": "x", "namespace": "y"}, "involvedObject": {}, "reason": "",
			"firstTimestamp": null, "lastTimestamp": null, "eventTime": null}`),
	},
}
