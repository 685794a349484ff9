"""The sales method as frozen data and pure rules, stdlib only.

Every name here is a code; what a person reads stands in
`words/method.toml`, in English and Chinese.
"""
