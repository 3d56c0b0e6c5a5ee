
import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-JQG5FYNP.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
