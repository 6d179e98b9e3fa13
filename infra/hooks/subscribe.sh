#!/bin/sh
# After deploying to Flex or Premium: subscribes the trigger to Event Grid. Safe to run again at any time: the subscription is replaced by the same.
# The key that the subscription needs is read inside Azure (infra/event-subscription.bicep); here it is only asked whether it exists.
# SUBSCRIBE_ATTEMPTS times each, SUBSCRIBE_PAUSE_SECONDS apart, it asks for the key and then subscribes.
set -eu

case "${HOSTING_PLAN:-}" in
  flex) again=postdeploy ;;
  premium) again=postprovision ;;
  containerApps|containerAppsGpu) echo "Uploads go through a queue on Container Apps: nothing to subscribe."; exit 0 ;;
  *) echo "HOSTING_PLAN is '${HOSTING_PLAN:-}': provision first, with azd provision." >&2; exit 1 ;;
esac

: "${AZURE_SUBSCRIPTION_ID:?is missing: provision first, with azd provision}"
: "${AZURE_RESOURCE_GROUP:?is missing: provision first, with azd provision}"
: "${SERVICE_TAGGER_NAME:?is missing: provision first, with azd provision}"
: "${EVENTS_TOPIC_NAME:?is missing: provision first, with azd provision}"
: "${EVENTS_IDENTITY_ID:?is missing: provision first, with azd provision}"
: "${AUDIO_STORAGE_NAME:?is missing: provision first, with azd provision}"
attempts="${SUBSCRIBE_ATTEMPTS:-20}"
pause="${SUBSCRIBE_PAUSE_SECONDS:-15}"
case "$attempts$pause" in
  *[!0-9]*) echo "SUBSCRIBE_ATTEMPTS and SUBSCRIBE_PAUSE_SECONDS have to be whole numbers." >&2; exit 1 ;;
esac

here="$(cd "$(dirname "$0")" && pwd)"
sh "$here/signed-in.sh"

# Says true or something else, and never the key. Why it could not be asked is kept until the last time.
problem="$(mktemp)"
trap 'rm -f "$problem"' EXIT
has_key() {
  az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" -g "$AZURE_RESOURCE_GROUP" -n "$SERVICE_TAGGER_NAME" \
    --query "contains(keys(systemKeys), 'blobs_extension')" -o tsv 2>"$problem" || true
}

subscribe() {
  az deployment group create --subscription "$AZURE_SUBSCRIPTION_ID" -g "$AZURE_RESOURCE_GROUP" -n event-subscription -o none \
    --template-file "$here/../event-subscription.bicep" \
    --parameters "topicName=$EVENTS_TOPIC_NAME" "functionAppName=$SERVICE_TAGGER_NAME" "audioStorageName=$AUDIO_STORAGE_NAME" "eventsIdentityId=$EVENTS_IDENTITY_ID"
}

attempt=1
until [ "$(has_key)" = "true" ]; do
  if [ "$attempt" -ge "$attempts" ]; then
    cat "$problem" >&2
    echo "The app $SERVICE_TAGGER_NAME has no key blobs_extension: its trigger has not started. See its log stream, then run this again: azd hooks run $again" >&2
    exit 1
  fi
  echo "Waiting for the app to start ($attempt of $attempts) ..."
  attempt=$((attempt + 1))
  sleep "$pause"
done

# Event Grid asks the app whether it wants the events, and an app that has just started may be slow to answer.
attempt=1
until subscribe; do
  if [ "$attempt" -ge "$attempts" ]; then
    echo "Event Grid could not subscribe $SERVICE_TAGGER_NAME. The reason is above; run this again: azd hooks run $again" >&2
    exit 1
  fi
  echo "Trying to subscribe again ($attempt of $attempts) ..."
  attempt=$((attempt + 1))
  sleep "$pause"
done
echo "Uploads to the container audio of $AUDIO_STORAGE_NAME now reach $SERVICE_TAGGER_NAME."
