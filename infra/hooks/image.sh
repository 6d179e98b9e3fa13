#!/bin/sh
# After provisioning Premium: builds the image in the registry, lets the app run it, and subscribes the trigger. azd deploys packages to Functions and images to
# Container Apps, but no image to Functions; so this does.
set -eu

: "${AZURE_SUBSCRIPTION_ID:?is missing: provision first, with azd provision}"
: "${AZURE_RESOURCE_GROUP:?is missing: provision first, with azd provision}"
: "${AZURE_CONTAINER_REGISTRY_ENDPOINT:?is missing: provision first, with azd provision}"
: "${SERVICE_TAGGER_NAME:?is missing: provision first, with azd provision}"
backend="${DURABLE_BACKEND:-scheduler}"
case "$backend" in
  scheduler|storage) ;;
  *) echo "DURABLE_BACKEND is $backend: it has to be scheduler or storage." >&2; exit 1 ;;
esac

here="$(cd "$(dirname "$0")" && pwd)"
sh "$here/signed-in.sh"

root="$(cd "$here/../.." && pwd)"
tag="$(date -u +%Y%m%d%H%M%S)"
image="$AZURE_CONTAINER_REGISTRY_ENDPOINT/tagger:$tag"

az acr build --subscription "$AZURE_SUBSCRIPTION_ID" -r "${AZURE_CONTAINER_REGISTRY_ENDPOINT%%.*}" --build-arg "DURABLE_BACKEND=$backend" \
  -t "tagger:$tag" -f "$root/infra/gpu/Dockerfile" "$root" || { echo "The image could not be built. The reason is above." >&2; exit 1; }
az deployment group create --subscription "$AZURE_SUBSCRIPTION_ID" -g "$AZURE_RESOURCE_GROUP" -n image -o none \
  --template-file "$here/../premium/image.bicep" --parameters "functionAppName=$SERVICE_TAGGER_NAME" "image=$image" ||
  { echo "The app could not be told of its image. The reason is above." >&2; exit 1; }

# The next azd provision keeps it.
azd env set SERVICE_TAGGER_IMAGE_NAME "$image"
exec sh "$here/subscribe.sh"
