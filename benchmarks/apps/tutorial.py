"""What a manager finds in a tutorial: read_excel, groupby, express.

The same charts as salesdash over one workbook, whose path stands in the
variable TUTORIAL. It knows no history, no evidence and no undo.
"""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(layout="wide")


@st.cache_data
def load(path: str, sheet: str) -> pd.DataFrame:
    """Read a sheet of the workbook."""
    return pd.read_excel(path, sheet_name=sheet)


path = os.environ["TUTORIAL"]
visits = load(path, "visits")
deals = load(path, "opportunities")
customers = load(path, "customers")

page = st.sidebar.radio("Page", ["funnel", "forecast", "activity", "grading"])
st.title(page)
rep = st.selectbox("Rep", ["", *sorted(deals["rep"].dropna().unique())])
if rep:
    visits = visits[visits["rep"] == rep]
    deals = deals[deals["rep"] == rep]
    customers = customers[customers["rep"] == rep]
open_deals = deals[deals["status"] == "open"]

if page == "funnel":
    bars = open_deals.groupby("claimed_milestone")["amount"].sum()
    st.metric("Pipeline", f"{open_deals['amount'].sum():,.0f}")
    st.plotly_chart(px.bar(bars.reset_index(), x="amount", y=bars.index.name))
    st.dataframe(open_deals.head(500))
elif page == "forecast":
    month = pd.to_datetime(open_deals["expected_close"]).dt.to_period("M")
    bars = open_deals.groupby(month.astype(str))["amount"].sum().reset_index()
    st.plotly_chart(px.bar(bars, x="expected_close", y="amount"))
    st.dataframe(open_deals.head(500))
elif page == "activity":
    split = visits.groupby(["rep", "activity"]).size().reset_index(name="n")
    st.plotly_chart(px.bar(split, x="n", y="rep", color="activity"))
    week = pd.to_datetime(visits["date"]).dt.to_period("W").astype(str)
    weeks = visits.groupby([week, "activity"]).size().reset_index(name="n")
    st.plotly_chart(px.bar(weeks, x="date", y="n", color="activity"))
    st.dataframe(visits.head(500))
else:
    sums = open_deals.groupby("customer")["amount"].sum().rename("open")
    graded = customers.merge(sums, on="customer", how="left").fillna(0)
    st.plotly_chart(
        px.scatter(
            graded,
            x="relationship",
            y="attractiveness",
            size="open",
            hover_name="customer",
        )
    )
    st.dataframe(graded.head(500))
