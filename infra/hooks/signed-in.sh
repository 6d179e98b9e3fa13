#!/bin/sh
# What a hook that needs the Azure CLI asks first: is it there, and signed in to the subscription that azd deploys to? azd has a sign-in of its own.
set -eu

command -v az >/dev/null || { echo "The Azure CLI is missing: https://aka.ms/azure-cli" >&2; exit 1; }
az account show --subscription "$AZURE_SUBSCRIPTION_ID" -o none ||
  { echo "The Azure CLI is not signed in to the subscription $AZURE_SUBSCRIPTION_ID: az login, then this again." >&2; exit 1; }
