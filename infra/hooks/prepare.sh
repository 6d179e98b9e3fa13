#!/bin/sh
# Before provisioning: settles the plan that this azd root deploys, and remembers the month in which the budget was made, which Azure lets nobody change later.
set -eu

case "$PWD" in
  */infra/premium) plans="premium" ;;
  */infra/gpu) plans="containerAppsGpu containerApps" ;;
  *) plans="flex" ;;
esac

plan="${HOSTING_PLAN:-${plans%% *}}"
case " $plans " in
  *" $plan "*) ;;
  *)
    echo "HOSTING_PLAN is $plan, which is not deployed from $PWD: flex is deployed from the repository's root, premium from infra/premium, containerApps and containerAppsGpu from infra/gpu." >&2
    exit 1
    ;;
esac
azd env set HOSTING_PLAN "$plan"

if [ -z "${BUDGET_START_DATE:-}" ]; then
  azd env set BUDGET_START_DATE "$(date -u +%Y-%m-01)"
fi
