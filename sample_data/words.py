"""The phrases that reps write into their sheets, in both languages."""

PRODUCTS = {
    "zh": (
        "MES生产执行系统",
        "WMS仓储系统",
        "质量追溯平台",
        "设备预测维护",
        "能耗管理平台",
    ),
    "en": (
        "MES",
        "WMS",
        "Quality tracing",
        "Predictive maintenance",
        "Energy dashboard",
    ),
}
PROJECTS = {
    "zh": (
        "一期项目",
        "二期扩容",
        "试点项目",
        "年度升级",
        "新厂上线",
        "产线改造",
        "续约",
    ),
    "en": (
        "phase 1",
        "phase 2",
        "pilot",
        "upgrade",
        "new plant",
        "line 4",
        "extension",
    ),
}
COMPETITORS = {
    "zh": ("鼎捷", "西门子", "用友", "本地集成商", ""),
    "en": ("Siemens", "Rockwell", "In-house team", "Infor", ""),
}
LOST = {
    "zh": ("价格太高", "选择竞争对手", "项目取消", "预算冻结", "功能不符"),
    "en": (
        "Price",
        "Chose competitor",
        "Project cancelled",
        "Budget frozen",
        "Missing feature",
    ),
}
NEXT = {
    "zh": (
        "约见决策者",
        "提交方案",
        "安排演示",
        "跟进报价",
        "发经办人信函",
        "合同条款讨论",
        "",
    ),
    "en": (
        "Meet decision maker",
        "Send proposal",
        "Book a demo",
        "Follow up on quote",
        "Send sponsor letter",
        "Review contract",
        "",
    ),
}
PURPOSE = {
    "development": {
        "zh": ("了解现状与问题", "初次拜访", "介绍公司与案例"),
        "en": ("Understand current problems", "First meeting", "Intro"),
    },
    "negotiation": {
        "zh": ("讲解方案", "商务谈判", "确认技术规格"),
        "en": ("Walk through proposal", "Discuss terms", "Confirm scope"),
    },
    "maintenance": {
        "zh": ("例行回访", "处理售后问题", "收集使用反馈"),
        "en": ("Routine visit", "Service issue", "Collect feedback"),
    },
}
RESULT = {
    "zh": (
        "客户认可问题存在",
        "需再约时间",
        "同意安排演示",
        "客户要求降价",
        "问题已解决",
        "等待内部讨论",
        "",
    ),
    "en": (
        "Customer admits the problem",
        "Needs another meeting",
        "Agreed to a demo",
        "Asked for a discount",
        "Issue solved",
        "Waiting for their board",
        "",
    ),
}
SIGNAL = {
    "zh": ("谈论价格", "询问售后服务", "频频点头", "仔细看资料", "要求试用"),
    "en": (
        "Talks price",
        "Asks about after-sales",
        "Keeps nodding",
        "Reads the brochure closely",
        "Wants a trial",
    ),
}
TECHNIQUE = {
    "zh": ("直接要求成交", "二选一", "试用成交", "总结利益"),
    "en": ("Direct close", "Alternative close", "Trial close", "Summary"),
}
ACTIVITY = {
    "华东": {
        "development": ("客户开发", "客户开发", "陌生拜访"),
        "negotiation": ("方案和谈判", "方案和谈判", "业务谈判"),
        "maintenance": ("客户维护", "客户维护", "客户回访"),
    },
    "华南": {
        "development": ("开发", "新客户开发"),
        "negotiation": ("谈判", "方案和谈判", "报价"),
        "maintenance": ("维护", "老客户维护", "回访"),
    },
    "Overseas": {
        "development": ("Development", "Prospecting", "Cold call"),
        "negotiation": ("Negotiation", "Proposal", "Demo"),
        "maintenance": ("Maintenance", "Account care", "Service visit"),
    },
}
CITIES = {
    "华东": ("上海", "苏州", "杭州", "宁波", "南京", "无锡", "合肥"),
    "华南": ("深圳", "广州", "东莞", "佛山", "珠海", "中山", "厦门"),
}
BRANDS = (
    "恒泰",
    "云帆",
    "瑞丰",
    "天成",
    "华锐",
    "金石",
    "博远",
    "明德",
    "联创",
    "海川",
)
TRADES = {
    "zh": {
        "精密机械有限公司": "机械",
        "生物医药有限公司": "医药",
        "电子科技有限公司": "电子",
        "新能源股份有限公司": "新能源",
        "冷链物流有限公司": "物流",
        "食品有限公司": "食品",
        "汽车零部件有限公司": "汽车",
    },
    "en": {
        "Foods Ltd": "Food",
        "Robotics GmbH": "Machinery",
        "Pharma AG": "Pharma",
        "Logistics Pte Ltd": "Logistics",
        "Energy Inc.": "Energy",
        "Automotive AB": "Automotive",
        "Electronics BV": "Electronics",
    },
}
ENGLISH_BRANDS = (
    "Northgate",
    "Halden",
    "Meridian",
    "Castlebrook",
    "Orion",
    "Silverline",
    "Tamar",
    "Vantage",
    "Westmoor",
    "Kestrel",
)
