"""Keys that are known by their own look: the shapes that vendors give them.

Most shapes are read from the public rules of gitleaks (https://github.com/gitleaks/gitleaks,
config/gitleaks.toml, as of November 2026; Copyright (c) 2019 Zachary Rice, MIT licence), some from
the vendors' own documentation. Facts about shapes only: lengths are lower limits here, so that a
key that was cut off goes as well.
"""

from __future__ import annotations

PREFIXES: tuple[tuple[str, str], ...] = (
    # source code, builds, packages
    ("ghp_ gho_ ghu_ ghs_ ghr_", r"[A-Za-z0-9]{20,}+"),
    ("github_pat_", r"\w{20,}+"),
    ("glpat- gldt- glft- glimt- glagent- gloas- glrt- glsoat- glffct- glptt-", r"[\w.-]{16,}+"),
    ("glcbt-", r"[0-9A-Za-z]{1,5}_[\w-]{16,}+"),
    ("GR1348941", r"[\w-]{16,}+"),
    ("_gitlab_session=", r"[0-9a-z]{32}"),
    ("ATATT3 ATCTT3 ATBB", r"[\w=-]{16,}+"),  # Atlassian
    ("npm_", r"[A-Za-z0-9]{30,}+"),
    ("pypi-", r"[\w-]{20,}+"),
    ("rubygems_", r"[0-9a-f]{32,}+"),
    ("CLOJARS_ clojars_", r"[A-Za-z0-9]{30,}+"),
    ("AKCp", r"[A-Za-z0-9]{60,}+"),  # Artifactory
    ("cmVmd", r"[A-Za-z0-9]{50,}+"),
    ("dckr_pat_ dckr_oat_", r"[\w-]{20,}+"),
    ("squ_ sqp_ sqa_", r"[0-9a-f]{40}"),  # Sonar
    ("sgp_", r"(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}"),  # Sourcegraph
    ("sntryu_", r"[0-9a-f]{40,}+"),
    ("sntrys_", r"[\w+/=-]{30,}+"),
    # clouds and their tools
    ("AKIA ASIA AGPA AROA AIDA ABIA ACCA", r"[0-9A-Z]{16}"),  # Amazon
    ("ABSK", r"[A-Za-z0-9+/]{60,}+={0,2}"),
    ("bedrock-api-key-", r"[\w+/=-]{16,}+"),
    ("AIza", r"[\w-]{35}"),
    ("ya29.", r"[\w-]{20,}+"),
    ("GOCSPX-", r"[\w-]{20,}+"),
    ("dop_v1_ doo_v1_ dor_v1_", r"[0-9a-fA-F]{20,}+"),
    ("AQVN", r"[\w-]{35,38}"),  # Yandex
    ("LTAI", r"[A-Za-z0-9]{16,}+"),  # Alibaba
    ("pscale_tkn_ pscale_pw_ pscale_oauth_", r"[\w=.-]{20,}+"),
    ("hvs. hvb.", r"[\w-]{24,}+"),  # Vault
    ("HRKU-", r"[\w-]{40,}+"),
    ("fo1_", r"[\w-]{43}"),
    ("fm1a_ fm1r_ fm2_", r"[A-Za-z0-9+/]{60,}+={0,3}"),
    ("tk-us-", r"[\w-]{40,}+"),  # Scalingo
    ("dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.", r"[A-Za-z0-9._-]{30,}+"),  # Doppler
    ("dt0c01. dt0s01. dt0s16.", r"[A-Za-z0-9]{8,24}\.[A-Za-z0-9]{32,}+"),  # Dynatrace
    ("eyJrIjoi", r"[A-Za-z0-9]{40,}+={0,3}"),  # Grafana
    ("glc_", r"[A-Za-z0-9+/]{32,}+={0,3}"),
    ("glsa_", r"[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}"),
    ("sha256~", r"[\w-]{43}"),  # OpenShift
    ("tskey-", r"[\w-]{16,}+"),
    ("NRAK- NRII- NRJS-", r"[A-Za-z0-9-]{19,}+"),
    ("nfp_ sbp_", r"[A-Za-z0-9]{36,}+"),  # Netlify, Supabase
    ("PMAK-", r"[0-9a-f]{24}-[0-9a-f]{30,}+"),
    ("pnu_", r"[A-Za-z0-9]{36}"),  # Prefect
    ("s-s4t2ud- s-s4t2af-", r"[0-9a-f]{40,}+"),  # Intra42
    ("dnkey-", r"[\w=-]{26}-[\w=-]{40,}+"),
    ("sm_aat_ sm_pat_ sm_sat_", r"[A-Za-z0-9]{16}"),  # SettleMint
    # people's and teams' tools
    ("xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp-", r"[A-Za-z0-9-]{8,}+"),  # Slack
    ("xoxe.xoxb- xoxe.xoxp-", r"[A-Za-z0-9-]{10,}+"),
    ("lin_api_ lin_oauth_", r"[A-Za-z0-9]{30,}+"),
    ("ntn_", r"[A-Za-z0-9]{40,}+"),
    ("secret_", r"[A-Za-z0-9]{43}"),  # Notion, before 2024
    ("rdme_", r"[A-Za-z0-9]{60,}+"),
    ("tfp_", r"[\w.=-]{50,}+"),  # Typeform
    ("figd_", r"[\w-]{30,}+"),
    ("fio-u-", r"[\w=-]{50,}+"),
    ("CFPAT-", r"[\w-]{40,}+"),  # Contentful
    ("p8e-", r"[A-Za-z0-9]{32}"),  # Adobe
    ("phc_ phx_", r"[A-Za-z0-9]{40,}+"),
    ("ops_eyJ", r"[A-Za-z0-9+/]{60,}+={0,3}"),  # 1Password
    ("pat-eu1- pat-na1-", r"[0-9a-f-]{20,}+"),  # HubSpot
    ("b3BlbnNzaC1rZXktdjE", r"[A-Za-z0-9+/]{20,}+={0,2}"),  # OpenSSH
    ("AGE-SECRET-KEY-1", r"[A-Z0-9]{50,}+"),
    # mail and telephone
    ("xkeysib- xsmtpsib-", r"[0-9a-f]{64}-[A-Za-z0-9]{16}"),
    # money
    ("sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_ whsec_", r"[A-Za-z0-9]{10,}+"),
    ("sq0atp- sq0csp- EAAA", r"[\w-]{22,}+"),  # Square
    ("shpat_ shpca_ shppa_ shpss_", r"[0-9a-fA-F]{20,}+"),
    ("shippo_live_ shippo_test_", r"[0-9a-fA-F]{32,}+"),
    ("EZAK EZTK", r"[A-Za-z0-9]{50,}+"),  # EasyPost
    ("duffel_test_ duffel_live_", r"[\w=-]{40,}+"),
    ("FLWSECK- FLWPUBK- FLWSECK_TEST- FLWPUBK_TEST-", r"[A-Za-z0-9]{12,}+(?:-X)?"),
    ("access-sandbox- access-development- access-production-", r"[0-9a-f-]{36}"),  # Plaid
    # models
    ("sk-", r"[\w-]{16,}+"),
    ("hf_ api_org_", r"[A-Za-z0-9]{20,}+"),
    ("pplx- gsk_ xai- nvapi- r8_", r"[\w-]{37,}+"),
    # people's pages
    ("EAAM EAAC", r"[A-Za-z0-9]{60,}+"),
    ("eyJ", r"[\w-]{8,}+\.(?:[\w-]{4,}+|(?=\.))(?:\.[\w-]*+){0,3}"),  # JWT
    ("ZXlK", r"[\w+/-]{24,}+={0,2}"),  # the same, encoded once more
)
"""How a key begins, any of these, and what follows."""

RUNS: tuple[tuple[int, str], ...] = (
    (
        32,
        (
            r"(?:SK|AC)[0-9a-fA-F]{32}|AB1\d{12,14}[A-Za-z0-9]{30,}"  # Twilio, Intuit
            r"|(?:pub)?key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}(?!\d)"  # Mailgun, Mailchimp
            r"|dapi[0-9a-f]{32}(?:-\d)?"  # Databricks
            r"|oy2[a-z0-9]{43}|4b1d[A-Za-z0-9]{38}"  # NuGet, ClickHouse
            r"|pul-[0-9a-f]{40}|ico-[A-Za-z0-9]{32}"  # Pulumi, Infracost
            r"|v1\.0-[0-9a-f]{24}-[0-9a-f]{100,}+"  # Cloudflare
            r"|pat[A-Za-z0-9]{14}\.[0-9a-f]{40,}+"  # Airtable
            r"|pk\.[A-Za-z0-9]{40,}+\.[\w-]{22}"  # Mapbox
        ),
    ),
    (
        19,
        (
            r"A3T[A-Z0-9]{17}|API-[A-Z0-9]{26}"  # Amazon, Octopus Deploy
            r"|s\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}(?![\w.])"  # Vault
            r"|[MNO][A-Za-z0-9]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])"  # Discord
            r"|(?:pat|sat)\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}"  # Harness
        ),
    ),
)
"""Keys whose beginning is common: so many letters and figures in a row, and the whole."""

GATED: tuple[tuple[str, str, str], ...] = (
    ("token$", "", r"(?<![\w$])[\w-]{0,20}token\$\w{2,20}\$\w{8,40}\$\w{16,64}"),  # Braintree
    ("0//0", "", r"(?<![\w/])1//0[\w-]{30,}+"),  # Google
    (":apa00b", "", r"(?<!\w)[\w-]{8,14}:APA91b[\w-]{20,}+"),  # Firebase
    ("q~", r"\dq~", r"[\w~.](?<![\w~.].)[\w~.]{2}\dQ~[\w~.-]{31,34}"),  # Azure AD
    (".atlasv1.", "", r"(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{40,}+"),  # Terraform
    (":a", r"\d{5}:a[\w-]{34}", r"(?:(?<!\w)|(?<=bot))\d{5,16}:A[\w-]{34}"),  # Telegram
    ("_mmk", "", r"(?<![A-Za-z0-9])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"),  # MaxMind
    ("a3-", r"a\d-[a-z0-9]{6}-", r"(?<!\w)A3-[A-Z0-9]{6}-[A-Z0-9-]{26,32}"),  # 1Password
    ("sg.", r"sg\.[\w=.-]{32}", r"(?<![A-Za-z0-9])SG\.[\w=.-]{32,}+"),  # SendGrid
    (
        ".ey",
        r"ey\w{17,}\.ey",
        r"(?<![A-Za-z0-9])ey\w{17,200}\.ey[\w/\\-]{17,}+(?:\.[\w/\\-]*+={0,2})?",
    ),
    ("|", r"\d{14}\|", r"(?<!\w)\d{15,16}\|[\w-]{27,40}(?!\w)"),  # Facebook
    (
        ".acc",
        r"\.acc[_-]",
        r"(?<!\w)[a-z]{2,8}_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][\w.+/=-]{30,}+",
    ),
)
"""Keys that are known by something within: letters to look for, a gate, and the whole."""


def _escaped(prefix: str) -> str:
    return prefix.replace(".", r"\.")


PATTERN = "|".join(
    f"(?:{'|'.join(map(_escaped, prefixes.split()))})(?:{rest})" for prefixes, rest in PREFIXES
)
NEEDLES = tuple(
    dict.fromkeys(word.lower() for prefixes, _ in PREFIXES for word in prefixes.split())
)

NAMES = (
    "adafruit", "adobe", "airtable", "algolia", "alibaba", "asana", "atlassian", "confluence",
    "jira",
    "beamer", "bitbucket", "bittrex", "meraki", "cloudflare", "codecov", "cohere", "coinbase",
    "confluent", "contentful", "datadog", "dnkey", "discord", "droneci", "dropbox", "etsy",
    "facebook", "fastly", "finicity", "finnhub", "flickr", "freshbooks", "gitter", "gocardless",
    "heroku", "hubspot", "intercom", "jfrog", "artifactory", "bintray", "xray", "kraken", "kucoin",
    "launchdarkly", "linear", "linkedin", "linked_in", "linked-in", "lob", "looker", "mailchimp",
    "mailgun", "mapbox", "mattermost", "messagebird", "message_bird", "message-bird", "netlify",
    "new-relic", "newrelic", "new_relic", "nytimes", "okta", "plaid", "privateai", "private_ai",
    "private-ai", "rapidapi", "sendbird", "sentry", "contribsys", "snyk", "sonar", "squarespace",
    "sumo", "telegr", "travis", "twitch", "twitter", "typeform", "yandex", "zendesk", "stripe",
    "twilio", "shopify", "zapier", "pagerduty", "github", "gitlab", "openai", "grafana",
)  # fmt: skip
"""Vendors whose keys look like nothing in particular: their name stands before them."""
