"""What a Python program does with events: it creates, changes, lists, watches and deletes them.

A test starts it and speaks with it over standard input and output: a line says what to do, a line answers, and lines that
begin with * tell of changes.
"""
import datetime
import sys
import threading

from kubernetes import client, config, watch
from urllib3.exceptions import HTTPError


class CoreEvents:
    def __init__(self):
        self.api = client.CoreV1Api()

    def new(self, namespace, metadata):
        pod = client.V1ObjectReference(kind="Pod", namespace=namespace, name="web-0")
        return client.CoreV1Event(
            metadata=metadata, involved_object=pod, reason="Checked", message="looked at", type="Normal"
        )


class NewerEvents:
    def __init__(self):
        self.api = client.EventsV1Api()

    def new(self, namespace, metadata):
        return client.EventsV1Event(
            metadata=metadata,
            regarding=client.V1ObjectReference(kind="Pod", namespace=namespace, name="web-0"),
            reason="Checked",
            action="Checking",
            note="looked at",
            type="Normal",
            event_time=datetime.datetime.now(datetime.timezone.utc),
            reporting_controller="example.com/checks",
            reporting_instance="checks-0",
        )


class Watching(threading.Thread):
    """Tells of every change until it is stopped."""

    def __init__(self, events, namespace):
        super().__init__(daemon=True)
        self.changes = watch.Watch()
        self.stream = self.changes.stream(events.api.list_namespaced_event, namespace)
        self.over = False

    def run(self):
        try:
            for change in self.stream:
                say("* %s %s" % (change["type"], shown(change["object"])))
        except HTTPError:
            if not self.over:
                raise

    def stop(self):
        self.over = True
        self.changes.stop()


class Commands:
    def __init__(self, events, namespace):
        self.events = events
        self.namespace = namespace

    def create(self, name, state):
        metadata = client.V1ObjectMeta(namespace=self.namespace, name=name, labels={"state": state})
        self.events.api.create_namespaced_event(self.namespace, self.events.new(self.namespace, metadata))
        return "ok"

    def patch(self, name, state):
        self.events.api.patch_namespaced_event(name, self.namespace, {"metadata": {"labels": {"state": state}}})
        return "ok"

    def delete(self, name):
        self.events.api.delete_namespaced_event(name, self.namespace)
        return "ok"

    def page(self, namespace, limit, token):
        more = {} if token == "-" else {"_continue": token}
        events = self.events.api.list_namespaced_event(namespace, limit=int(limit), **more)
        return " ".join(["page", events.metadata._continue or "-"] + [shown(event) for event in events.items])

    def watch(self):
        self.watching = Watching(self.events, self.namespace)
        self.watching.start()
        return "ok"

    def unwatch(self):
        self.watching.stop()
        return "ok"


printing = threading.Lock()


def say(line):
    with printing:
        print(line, flush=True)


def shown(event):
    return "%s=%s" % (event.metadata.name, event.metadata.labels["state"])


def main(kubeconfig, namespace, group):
    config.load_kube_config(kubeconfig)
    commands = Commands(CoreEvents() if group == "core" else NewerEvents(), namespace)
    for line in sys.stdin:
        command, *words = line.split()
        try:
            say(getattr(commands, command)(*words))
        except client.ApiException as refused:
            say("refused %d" % refused.status)


main(*sys.argv[1:])
