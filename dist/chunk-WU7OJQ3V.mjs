
import{O as o,R as m,T as e,fa as i,g as r,oa as p,pa as t,qa as f}from"./chunk-VV3XXYWD.mjs";Object.freeze([p,f,t,r,e,m,i,o]);
